import { type Body, entriesOf } from './body';
import { OPERATORS, type Operator } from './operators';
import { itemReaders, type Read } from './search-values';

/** A filter that is in order, as a function from what can be read of a person. */
export type Filter = { passes(read: Read): boolean; readonly paths: readonly string[] };

/**
 * Reads `filters` (section 1.13): a condition `{field, type, value}` or a group `{op, conditions}`
 * with op and, or or all_of, nestable. Gives the complaint as a sentence otherwise; the sentences are
 * ours where the documents quote none. What `all_of` means is not published: all its conditions must
 * hold for one item of a list, one role for example.
 */
export function readFilter(value: unknown, leaves: readonly string[]): Filter | string {
  const body = entriesOf(value);
  if (body === undefined) return 'A filter must be an object';
  return body.has('op') || body.has('conditions')
    ? readGroup(body, leaves)
    : readCondition(body, leaves);
}

function readCondition(body: Body, leaves: readonly string[]): Filter | string {
  const complaint = complainAboutKeys(body, ['field', 'type', 'value']);
  if (complaint !== undefined) return complaint;
  const [field, type, value] = [body.get('field'), body.get('type'), body.get('value')];
  if (typeof field !== 'string' || !leaves.includes(field)) {
    return `Unsupported filter field '${field}'. Supported fields: ${leaves.join(', ')}`;
  }
  const operator = typeof type === 'string' ? OPERATORS.get(type) : undefined;
  if (operator === undefined) {
    return `Unsupported operator '${type}'. Supported operators: ${[...OPERATORS.keys()].join(', ')}`;
  }
  return bound(operator, field, value);
}

function bound(operator: Operator, field: string, value: unknown): Filter | string {
  const complaint = operator.complain(value, field);
  if (complaint !== undefined) return `Invalid filter value for '${field}': ${complaint}`;
  return { paths: [field], passes: (read) => operator.passes(read(field), value) };
}

function readGroup(body: Body, leaves: readonly string[]): Filter | string {
  const complaint = complainAboutKeys(body, ['op', 'conditions']);
  if (complaint !== undefined) return complaint;
  const [op, conditions] = [body.get('op'), body.get('conditions')];
  if (op !== 'and' && op !== 'or' && op !== 'all_of') return `Unsupported group operator '${op}'`;
  if (!Array.isArray(conditions) || conditions.length === 0) {
    return 'conditions must be a list of at least one filter';
  }
  const filters: Filter[] = [];
  for (const condition of conditions) {
    const filter = readFilter(condition, leaves);
    if (typeof filter === 'string') return filter;
    filters.push(filter);
  }
  const paths = filters.flatMap((filter) => filter.paths);
  if (op === 'or') return { paths, passes: (read) => filters.some((one) => one.passes(read)) };
  const passesAll = (read: Read) => filters.every((one) => one.passes(read));
  if (op === 'and') return { paths, passes: passesAll };
  if (itemReaders(() => [], paths) === undefined) {
    return 'all_of needs conditions on fields of one list';
  }
  return { paths, passes: (read) => itemReaders(read, paths)?.some(passesAll) ?? false };
}

function complainAboutKeys(body: Body, names: readonly string[]): string | undefined {
  const stranger = [...body.keys()].find((name) => !names.includes(name));
  if (stranger !== undefined) return `Unknown key in a filter: ${stranger}`;
  const missing = names.find((name) => !body.has(name));
  return missing === undefined ? undefined : `A filter needs the key ${missing}`;
}
