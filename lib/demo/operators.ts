import { isWithin, readCircle } from './geo';
import { RAW_LOCATION } from './search-fields';

/** One operator of a filter: what its value must be, and whether a person's values pass. */
export type Operator = {
  /** What is wrong with the value, as the end of a sentence that begins with it. */
  complain(value: unknown, field: string): string | undefined;
  passes(values: readonly unknown[], value: unknown): boolean;
};

const DATE = /^\d{4}-\d{2}(?:-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?$/;

/**
 * The operators of section 1.13; `>=` and `<=` do not exist. `=` and `in` keep letter case, as values
 * are said to be case-sensitive. `(.)` is a literal substring in any letter case, so that `a|b` finds
 * nothing, whatever the given document's sample hopes; `(!)` is its contrary. What `[.]` means is not
 * published: whole words in the order given. A contrary passes where a person has no value at all.
 */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['=', { complain: scalar, passes: (values, value) => values.includes(value) }],
  ['!=', { complain: scalar, passes: (values, value) => !values.includes(value) }],
  ['<', ordering((order) => order < 0)],
  ['=<', ordering((order) => order <= 0)],
  ['>', ordering((order) => order > 0)],
  ['=>', ordering((order) => order >= 0)],
  ['in', listed('IN', (values, list) => list.some((one) => values.includes(one)))],
  ['not_in', listed('NOT_IN', (values, list) => !list.some((one) => values.includes(one)))],
  ['has_all', listed('HAS_ALL', (values, list) => list.every((one) => values.includes(one)))],
  ['(.)', textual((text, part) => text.includes(part))],
  ['(!)', negated(textual((text, part) => text.includes(part)))],
  ['[.]', textual((text, part) => words(text).includes(words(part)))],
  ['geo_distance', geographic()],
  ['geo_exclude', negated(geographic())],
]);

function scalar(value: unknown): string | undefined {
  const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
  return isScalar ? undefined : 'must be a text, a number, true or false';
}

function ordering(fits: (order: number) => boolean): Operator {
  return {
    complain: (value) =>
      Number.isNaN(rank(value)) ? 'must be a number or an ISO date' : undefined,
    passes: (values, value) =>
      values.some((one) => typeof one === typeof value && fits(rank(one) - rank(value))),
  };
}

function rank(value: unknown): number {
  if (typeof value === 'string') return DATE.test(value) ? Date.parse(value) : Number.NaN;
  return typeof value === 'number' ? value : Number.NaN;
}

function listed(
  name: string,
  fits: (values: readonly unknown[], list: readonly unknown[]) => boolean,
): Operator {
  return {
    complain: (value) => {
      // The published wording, which a prefix precedes.
      if (!Array.isArray(value)) {
        return `${name} operator requires list or tuple value, got: ${pythonType(value)}`;
      }
      if (value.length === 0) return `${name} operator requires a non-empty list`;
      const wrong = value.map(scalar).find((complaint) => complaint !== undefined);
      return wrong === undefined ? undefined : `each value ${wrong}`;
    },
    passes: (values, value) => fits(values, Array.isArray(value) ? value : []),
  };
}

function textual(fits: (text: string, part: string) => boolean): Operator {
  return {
    complain: (value) =>
      typeof value === 'string' && value.trim() !== '' ? undefined : 'must be a text',
    passes: (values, value) =>
      values.some((one) => typeof one === 'string' && fits(fold(one), fold(String(value)))),
  };
}

function geographic(): Operator {
  return {
    complain: (value, field) => {
      if (field !== RAW_LOCATION) return `needs the field ${RAW_LOCATION}`;
      const circle = readCircle(value);
      return typeof circle === 'string' ? circle : undefined;
    },
    passes: (values, value) => {
      const circle = readCircle(value);
      return typeof circle !== 'string' && values.some((one) => isWithin(one, circle));
    },
  };
}

function negated({ complain, passes }: Operator): Operator {
  return { complain, passes: (values, value) => !passes(values, value) };
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function words(text: string): string {
  return ` ${text
    .split(/[^\p{L}\p{N}+#]+/u)
    .join(' ')
    .trim()} `;
}

function pythonType(value: unknown): string {
  const names: Readonly<Record<string, string>> = {
    string: 'str',
    boolean: 'bool',
    number: Number.isInteger(value) ? 'int' : 'float',
    object: value === null ? 'NoneType' : 'dict',
  };
  return `<class '${names[typeof value]}'>`;
}
