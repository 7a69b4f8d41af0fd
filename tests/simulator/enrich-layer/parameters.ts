/** What a parameter may be: one of a few words, or whatever a test lets pass (`undefined`). */
export type ParameterRule = {
  readonly isRequired?: boolean;
  readonly values?: readonly string[];
  /** What is wrong with a value, as the end of a sentence that begins with the parameter. */
  readonly complain?: (value: string) => string | undefined;
};

/** The parameters of an endpoint; a name that is not here is refused. */
export type ParameterTable = Readonly<Record<string, ParameterRule>>;

/** Parameters in order, each once. */
export type Parameters = ReadonlyMap<string, string>;

/** Parameter name → what is wrong with it. */
export type InvalidFields = Readonly<Record<string, string>>;

/** The parameters that were given, and what is wrong with them if anything is. */
export type Read = { readonly parameters: Parameters; readonly invalid?: InvalidFields };

/**
 * Reads the query, or the entries of a JSON body, by the table. The sentence about an unknown name
 * was seen live [2.5]; the others are ours, as is that a repeated name is refused.
 */
export function readParameters(
  pairs: Iterable<readonly [name: string, value: unknown]>,
  table: ParameterTable,
): Read {
  const parameters = new Map<string, string>();
  const complaints = new Map<string, string>();
  for (const [name, value] of pairs) {
    const rule = Object.hasOwn(table, name) ? table[name] : undefined;
    const complaint = parameters.has(name) ? 'is given more than once' : complaintOf(value, rule);
    if (complaint !== undefined) complaints.set(name, `Parameter '${name}' ${complaint}`);
    if (typeof value === 'string') parameters.set(name, value);
  }
  for (const [name, { isRequired }] of Object.entries(table)) {
    if (isRequired === true && !parameters.has(name) && !complaints.has(name)) {
      complaints.set(name, `Parameter '${name}' is required`);
    }
  }
  if (complaints.size === 0) return { parameters };
  return { parameters, invalid: Object.fromEntries(complaints) };
}

function complaintOf(value: unknown, rule: ParameterRule | undefined): string | undefined {
  if (rule === undefined) return 'is not recognized';
  if (typeof value !== 'string') return 'must be a string';
  if (value.trim() === '') return 'must not be empty';
  if (rule.values !== undefined && !rule.values.includes(value)) {
    return `must be one of: ${rule.values.join(', ')}`;
  }
  return rule.complain?.(value);
}
