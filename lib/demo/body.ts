/** A parsed JSON object, by key. */
export type Body = ReadonlyMap<string, unknown>;

/** What is wrong with a value, as the end of a sentence that begins with its key. */
export type Complaint = string | undefined;

/** What a key of a body must hold. */
export type Check = (value: unknown) => Complaint;

/** The object in a JSON text; `undefined` where it holds anything else. */
export function parseBody(text: string): Body | undefined {
  try {
    return entriesOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** An object's own entries; `undefined` for lists, null and whatever is no object. */
export function entriesOf(value: unknown): Body | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map<string, unknown>(Object.entries(value));
}

/** The first complaint about a body as a sentence: a key without a check is unknown. */
export function complainAbout(body: Body, checks: ReadonlyMap<string, Check>): Complaint {
  for (const [name, value] of body) {
    const check = checks.get(name);
    if (check === undefined) return `Unknown parameter: ${name}`;
    const complaint = check(value);
    if (complaint !== undefined) return `${name} ${complaint}`;
  }
  return undefined;
}

/** A list of at least one string, all of them known. */
export function fieldList(isKnown: (field: string) => boolean): Check {
  return (value) => {
    if (!isStringList(value) || value.length === 0) return 'must be a list of at least one string';
    const unknown = value.filter((field) => !isKnown(field));
    return unknown.length === 0 ? undefined : `has unsupported values: ${unknown.join(', ')}`;
  };
}

/** True or false. */
export function flag(value: unknown): Complaint {
  return typeof value === 'boolean' ? undefined : 'must be a boolean';
}

/** Whether a value is a list of strings, an empty one too. */
export function isStringList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** The strings of a list that was checked before. */
export function strings(value: unknown): readonly string[] {
  return isStringList(value) ? value : [];
}
