import { cents } from './accounts';
import { invalid, isRefusal } from './answers';
import { describeEndpoint, type Endpoint, refuseByBalance, refuseByPlan } from './endpoint';
import { knowing, type PersonRow, pickFields } from './fields';
import { type DemoPerson, type PeopleIndex, slugOf, slugsOf } from './people';
import { filterLeaves, isStateD, rowLeaves, searchRow } from './search-fields';
import { readSearch, type SearchRequest } from './search-request';
import { readerOf } from './search-values';

/** Credits for one row that is returned (section 1.9). */
const CREDITS = 0.03;
const PATH = '/person/search';
const PER_MINUTE = 30;

/**
 * POST /person/search (section 1.13; price and rate 1.9) over the invented people. Preview is gated
 * and, as at /person/enrich, free and limited to the basic profile; `explain` and `return_query` are
 * taken and change nothing, as no shape is published. What is paid is what is returned, after
 * `post_processing`; the balance must hold one row.
 */
export const SEARCH: Endpoint = {
  path: PATH,
  perMinute: PER_MINUTE,
  exists: (account) => account.search === true || account.contract.paths.includes(PATH),
  describe: (account) =>
    describeEndpoint({ path: PATH, perMinute: PER_MINUTE }, account, {
      isEnabled: account.search ?? true,
      listed: rowLeaves(account),
      baseCredits: CREDITS,
      premiumFields: [],
    }),
  answer: (body, account, { people }) => {
    const leaves = rowLeaves(account);
    const request = readSearch(body, filterLeaves(account), knowing(leaves));
    if (isRefusal(request)) return request;
    const { preview, fields = leaves } = request;
    const refusal =
      refuseByPlan(PATH, account.search ?? true, account, request.fields ?? []) ??
      (preview && !account.preview
        ? invalid('PersonDB preview feature is not available for your account.')
        : undefined) ??
      refuseByBalance(account, preview ? 0 : CREDITS);
    if (refusal !== undefined) return refusal;

    const hits = sorted(
      searchable(people).filter(({ read }) => request.filter.passes(read)),
      request.sorts,
    );
    const end = request.offset + request.limit;
    const page = hits.slice(request.offset, end).filter((hit) => !isExcluded(hit, request));
    const asked = preview ? ['basic_profile'] : fields;
    const json = {
      profiles: page.map(({ row }) => pickFields(row, asked, account.disabledFields)),
      next_cursor: end < hits.length ? request.cursorAt(end) : null,
      total_count: hits.length,
      ...(isStateD(account) ? { total_count_relation: 'eq', remarks: [] } : {}),
    };
    return { json, credits: preview ? 0 : cents(page.length * CREDITS) };
  },
};

/** One person as a search sees it. */
export type Searchable = {
  readonly person: DemoPerson;
  readonly row: PersonRow;
  readonly read: ReturnType<typeof readerOf>;
};

/** The people of a search: all but those who stand for a fault of the simulator, sim-…. */
export function searchable(people: PeopleIndex): readonly Searchable[] {
  return people.all
    .filter((person) => !slugsOf(person).some((slug) => slug.startsWith('sim-')))
    .map((person) => {
      const row = searchRow(person.person_data);
      return { person, row, read: readerOf(row) };
    });
}

function sorted(hits: readonly Searchable[], sorts: SearchRequest['sorts']): readonly Searchable[] {
  return hits.toSorted((one, other) => {
    for (const { field, isDescending } of sorts) {
      const order = compare(one.read(field)[0], other.read(field)[0], isDescending);
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** Who has no value comes last either way: our choice. */
function compare(one: unknown, other: unknown, isDescending: boolean): number {
  if (one === other) return 0;
  if (one === undefined) return 1;
  if (other === undefined) return -1;
  const isLess =
    typeof one === 'number' && typeof other === 'number'
      ? one < other
      : String(one) < String(other);
  return isLess === isDescending ? 1 : -1;
}

function isExcluded({ person, read }: Searchable, request: SearchRequest): boolean {
  const slugs = slugsOf(person);
  return (
    request.excludeProfiles.some((url) => slugs.includes(slugOf(url) ?? '')) ||
    request.excludeNames.some((name) => read('basic_profile.name').includes(name))
  );
}
