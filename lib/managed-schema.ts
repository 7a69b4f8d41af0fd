import * as z from 'zod/mini';
import { WORDS } from './policy-reading';
import { type Name, NEVER_MANAGED, settingsSchema } from './settings';

/** A type of Chromium's schema for policies: each value has exactly one. */
interface PolicyType {
  readonly type: 'boolean' | 'number' | 'string' | 'array' | 'object';
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly items?: PolicyType;
  readonly properties?: Readonly<Record<string, PolicyType>>;
  readonly additionalProperties?: PolicyType;
}

/** What a policy may set, as a schema for the browser's `storage.managed_schema`. */
export interface ManagedSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, PolicyType>>;
}

/** The schema of policies, made of the settings' own, so that neither can have what the other has not. */
export function managedSchema(): ManagedSchema {
  const all = z.toJSONSchema(settingsSchema).properties ?? {};
  const names = Object.keys(settingsSchema.shape) as Name[];
  const managed = names.filter((name) => !NEVER_MANAGED.includes(name));
  return {
    type: 'object',
    properties: Object.fromEntries(managed.map((name) => [name, toPolicyType(all[name])])),
  };
}

type JsonSchema = z.core.JSONSchema._JSONSchema;

function toPolicyType(schema: JsonSchema | undefined): PolicyType {
  if (typeof schema !== 'object') throw new Error('A setting of any value at all.');
  const { type, anyOf = [], enum: values = [], items, additionalProperties } = schema;
  const [one, other] = anyOf;
  // Null is said by saying nothing.
  if (isNull(other)) return toPolicyType(one);
  if (typeof one === 'object' && one.const !== undefined) {
    const { description = 'a number' } = toPolicyType(other);
    return numberOr(description, one.const);
  }
  const words = values.filter((value) => typeof value === 'string');
  if (words.length < values.length) {
    return numberOr(values.filter((value) => typeof value === 'number').join(', '), ...words);
  }
  switch (Array.isArray(type) ? type.find((name) => name !== 'null') : type) {
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return { type: 'number', ...rangeOf(schema) };
    case 'string':
      return { type: 'string', ...(words.length > 0 && { enum: words }) };
    case 'array':
      if (Array.isArray(items)) break;
      return { type: 'array', items: toPolicyType(items) };
    case 'object':
      return { type: 'object', additionalProperties: toPolicyType(additionalProperties) };
  }
  throw new Error(`No policy can say a ${JSON.stringify(schema)}.`);
}

/** A number, or the one word for which -1 stands. */
function numberOr(numbers: string, ...words: readonly unknown[]): PolicyType {
  const [word] = words;
  if (words.length !== 1 || !WORDS.some((known) => known === word)) {
    throw new Error(`No policy can say ${words.join(' or ')}.`);
  }
  return { type: 'number', description: `${numbers}, or -1: ${word}` };
}

function isNull(schema: JsonSchema | undefined): boolean {
  return typeof schema === 'object' && schema.type === 'null';
}

/** Chromium knows no range of numbers: it is told in words, and looked at where the policy is read. */
function rangeOf({ minimum, maximum }: { minimum?: number; maximum?: number }) {
  if (minimum === undefined) return {};
  return { description: maximum === undefined ? `from ${minimum}` : `${minimum} to ${maximum}` };
}
