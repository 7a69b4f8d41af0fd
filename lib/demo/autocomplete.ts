import { invalid } from './answers';
import { type Check, complainAbout } from './body';
import { describeEndpoint, type Endpoint, refuseByPlan } from './endpoint';
import { readFilter } from './filters';
import { searchable } from './search';
import { autocompleteLeaves, filterLeaves, isStateD } from './search-fields';
import { countUpTo } from './search-request';

const PATH = '/person/search/autocomplete';
const PER_MINUTE = 15;
const DEFAULT_LIMIT = 20;

/**
 * POST /person/search/autocomplete (section 1.13), free, 15 requests a minute as on its own page. A
 * suggestion holds the query in any letter case; the most frequent come first, and `""` is among them
 * where people have it. `filters` narrows the people in every state but D, where it is unknown.
 */
export const AUTOCOMPLETE: Endpoint = {
  path: PATH,
  perMinute: PER_MINUTE,
  exists: (account) => account.autocomplete === true || account.contract.paths.includes(PATH),
  describe: (account) =>
    describeEndpoint({ path: PATH, perMinute: PER_MINUTE }, account, {
      isEnabled: account.autocomplete ?? true,
      listed: autocompleteLeaves(account),
      baseCredits: 0,
      premiumFields: [],
    }),
  answer: (body, account, { people }) => {
    const checks = new Map<string, Check>([
      ['field', text],
      ['query', text],
      ['limit', countUpTo(100)],
      ...(isStateD(account) ? [] : [['filters', () => undefined] as const]),
    ]);
    const missing = ['field', 'query'].find((name) => !body.has(name));
    const complaint =
      complainAbout(body, checks) ?? (missing === undefined ? undefined : `${missing} is required`);
    if (complaint !== undefined) return invalid(complaint);

    const field = String(body.get('field'));
    const available = autocompleteLeaves(account);
    if (!available.includes(field)) {
      return invalid(
        `Field '${field}' is not valid for autocomplete. Available fields are: ${available.join(', ')}`,
      );
    }
    const filter = body.has('filters')
      ? readFilter(body.get('filters'), filterLeaves(account))
      : { passes: () => true };
    if (typeof filter === 'string') return invalid(filter);
    const refusal = refuseByPlan(PATH, account.autocomplete ?? true, account, [field]);
    if (refusal !== undefined) return refusal;

    const query = String(body.get('query')).toLowerCase();
    const counts = new Map<string, number>();
    for (const { read } of searchable(people).filter((one) => filter.passes(one.read))) {
      for (const value of new Set(read(field))) {
        if (typeof value !== 'string' || !value.toLowerCase().includes(query)) continue;
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    const suggestions = [...counts]
      .toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      .slice(0, Number(body.get('limit') ?? DEFAULT_LIMIT))
      .map(([value]) => ({ value }));
    return { json: { suggestions }, credits: 0 };
  },
};

function text(value: unknown) {
  return typeof value === 'string' ? undefined : 'must be a string';
}
