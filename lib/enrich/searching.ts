import { FailureError, freeFailure } from '../failure';
import type { Provider } from '../providers/provider';
import type { Found, PeopleSearch, Search } from '../providers/search';
import { pagePrice, resultPrice } from '../search/page-price';
import { findBalance } from '../store/balances';
import type { StoredSearch } from '../store/batch-rows';
import { rounded } from '../store/caps';
import { knownProfiles } from '../store/known-profiles';
import type { Receipt } from '../store/rows';
import { keepPage, readSearch } from '../store/searches';
import { openReceipt, writeReceipt } from '../store/write-receipt';
import { allowed } from './allowed';
import { openLine } from './line';
import type { Surroundings } from './pipeline';
import { endWithFailure } from './settle';

/** A search that is to begin. */
export interface NewSearch {
  readonly provider: Provider;
  readonly query: Search;
  readonly leavesOutKnown?: true;
  /** The highest price of the page that was announced, in credits. */
  readonly atMost: number;
}

/** Fetches pages of people, each once for however many wish it at the same time. */
export interface Searching {
  /** The first page of a search, kept. Throws FailureError; what it says of the charge is also in the receipt. */
  first(wanted: NewSearch): Promise<StoredSearch>;
  /** The next page of a search that is stored, in the same way; `bad-input` where there is none. */
  more(
    wanted: Pick<NewSearch, 'provider' | 'atMost'> & { readonly id: string },
  ): Promise<StoredSearch>;
}

/** A page that is paid for, and how it is written. */
type Write = () => Promise<StoredSearch>;

/** Builds it over its world. */
export function createSearching(around: Surroundings): Searching {
  const flights = new Map<string, Promise<StoredSearch>>();
  // Paid for, but the disk was full: as long as the worker lives nobody pays for these again.
  const unkept = new Map<string, Write>();

  function once(
    flight: string,
    provider: Provider,
    fetchPage: () => Promise<StoredSearch>,
  ): Promise<StoredSearch> {
    const running = flights.get(flight);
    if (running !== undefined) return running;
    const work = brought(flight, provider, fetchPage).finally(() => flights.delete(flight));
    flights.set(flight, work);
    return work;
  }

  async function brought(
    flight: string,
    provider: Provider,
    fetchPage: () => Promise<StoredSearch>,
  ) {
    const kept = await unkept.get(flight)?.();
    unkept.delete(flight);
    if (kept === undefined) return fetchPage();
    // Everything may have been deleted since it was bought: then nothing of it was written.
    const stored = await readSearch(await around.database(provider), kept.id);
    return stored === undefined ? fetchPage() : kept;
  }

  return {
    first({ provider, query, leavesOutKnown, atMost }) {
      const flight = JSON.stringify([provider.id, leavesOutKnown, query]);
      return once(flight, provider, () => {
        const search: StoredSearch = {
          id: crypto.randomUUID(),
          provider: provider.id,
          at: around.now(),
          query,
          ...(leavesOutKnown && { leavesOutKnown }),
          pages: 0,
          people: 0,
          credits: 0,
        };
        return page(search, provider, atMost, (write) => unkept.set(flight, write));
      });
    },
    async more({ provider, id, atMost }) {
      const search = await readSearch(await around.database(provider), id);
      if (search?.nextCursor === undefined) throw freeFailure('bad-input');
      const flight = JSON.stringify([provider.id, id, search.nextCursor]);
      return once(flight, provider, () =>
        page(search, provider, atMost, (write) => unkept.set(flight, write)),
      );
    },
  };

  /** Buys one page: allowed? → price → within the caps? → pending receipt → provider → rows, search and receipt in one write. */
  async function page(
    search: StoredSearch,
    provider: Provider,
    atMost: number,
    hold: (write: Write) => void,
  ): Promise<StoredSearch> {
    const about = { provider: provider.name };
    if (provider.search === undefined) throw freeFailure('not-supported', about);
    // In this order: between the two the user may save another key.
    const measured = await findBalance(await around.database(provider), provider.id);
    const key = await allowed(around, provider);
    const known = await around.knownOf(provider, key);
    const offer = provider.search.offer(known);
    const price = pagePrice(offer, search.query);
    if (price.isOut) throw freeFailure('not-in-plan', about);
    if (price.max > atMost) throw freeFailure('price-changed', about);
    const line = await openLine(
      around,
      provider,
      key,
      { purpose: 'search', identifiers: [] },
      known,
    );
    const query = await whole(search, provider);
    const database = () => around.database(provider);
    const caps = await around.caps(provider);
    const receipt = await openReceipt(
      await database(),
      { provider: provider.id, purpose: 'search', price, balanceKey: measured?.keySavedAt },
      around.now(),
      caps,
    );
    let found: Found;
    try {
      found = await (provider.search satisfies PeopleSearch).find(line, query);
    } catch (thrown) {
      const failure = await endWithFailure(database, receipt, thrown, around.now());
      throw new FailureError({ ...failure, ...about, receiptId: receipt.id });
    }
    const settled = settledBy(receipt, found, resultPrice(offer, search.query), around.now());
    const write = async () =>
      keepPage(await database(), settled, grown(search, found, settled), found, around.isOwn);
    try {
      return await write().catch(write);
    } catch {
      // The books at least, which need less room.
      const books = { ...settled, failureCode: 'storage-full' };
      await database()
        .then((store) => writeReceipt(store, books))
        .catch(() => undefined);
      hold(write);
      const { credits = 0 } = settled;
      throw new FailureError({
        ...{ code: 'storage-full', charged: credits === 0 ? 'no' : 'yes', ...about },
        ...(credits > 0 && !settled.isEstimate && { credits }),
        receiptId: receipt.id,
      });
    }
  }

  /** As it is sent: from where the page before ended, without those who are to be left out as they are known now. */
  async function whole(search: StoredSearch, provider: Provider): Promise<Search> {
    const { query, nextCursor, leavesOutKnown } = search;
    const cursor = nextCursor === undefined ? {} : { cursor: nextCursor };
    if (!leavesOutKnown) return { ...query, ...cursor };
    const profileUrls = await knownProfiles(await around.database(provider), provider.id);
    return { ...query, ...cursor, ...(profileUrls.length > 0 && { excludes: { profileUrls } }) };
  }
}

/** The receipt of an answered page: what the reply says it cost, else the price of its people, marked as an estimate. */
function settledBy(receipt: Receipt, found: Found, each: number, at: number): Receipt {
  const isEstimate = found.credits === undefined;
  const credits = found.credits ?? rounded(found.people.length * each);
  const { requestId } = found;
  return { ...receipt, state: 'settled', credits, isEstimate, requestId, settledAt: at };
}

/** The search with one page more. */
function grown(
  { nextCursor: _, ...search }: StoredSearch,
  { people, nextCursor, total = search.total }: Found,
  { credits = 0 }: Receipt,
): StoredSearch {
  return {
    ...search,
    ...(nextCursor !== undefined && { nextCursor }),
    ...(total !== undefined && { total }),
    pages: search.pages + 1,
    people: search.people + people.length,
    credits: rounded(search.credits + credits),
  };
}
