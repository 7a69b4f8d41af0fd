import * as z from 'zod/mini';
import { allowed } from '../../enrich/allowed';
import { openLine } from '../../enrich/line';
import type { Surroundings } from '../../enrich/pipeline';
import { createSearching } from '../../enrich/searching';
import { FailureError, freeFailure } from '../../failure';
import type { TrustedServices } from '../../messenger';
import type { Provider } from '../../providers/provider';
import { announceReceipts } from '../../receipt-changes';
import { readValue, toQuery } from '../../search/read';
import type { Query } from '../../search/tree';
import type { SearchCommands } from '../../search-commands';
import type { StoredSearch } from '../../store/batch-rows';
import { createSearch, deleteSearch, nameSearch, readSearch } from '../../store/searches';
import type { Balances } from '../balances';
import { searchAsCurl } from '../request-as-curl';
import { parsedToStore, providerAmong } from './args';

const LONGEST_NAME = 200;
const LONGEST_LETTERS = 200;

const asked = z.object({ provider: z.string(), query: z.unknown() });
const wanted = z.object({
  ...asked.shape,
  leavesOutKnown: z.optional(z.literal(true)),
  atMost: z.number(),
});
const furtherWanted = z.object({ id: z.string(), atMost: z.number() });
const typed = z.object({
  provider: z.string(),
  field: z.string().check(z.minLength(1)),
  query: z.string().check(z.minLength(1), z.maxLength(LONGEST_LETTERS)),
});
const saved = z.object({
  ...asked.shape,
  leavesOutKnown: z.optional(z.literal(true)),
  name: z.string().check(z.maxLength(LONGEST_NAME)),
  id: z.optional(z.string()),
});
const byId = z.object({ id: z.string() });

/**
 * How people are searched for, and searches kept. Nobody is asked before `whenReady` has resolved. None of it is for private windows, where nothing
 * is stored.
 */
export function searchServices(
  around: Surroundings,
  whenReady: Promise<unknown>,
  providers: readonly Provider[],
  balances: Pick<Balances, 'follow'>,
): Pick<TrustedServices, keyof SearchCommands> {
  const searching = createSearching(around);

  /** The search of that id, whichever provider's database it is in. */
  async function found(id: string): Promise<{ provider: Provider; search: StoredSearch }> {
    for (const provider of providers.filter(({ search }) => search !== undefined)) {
      const search = await readSearch(await around.database(provider), id);
      if (search?.provider === provider.id) return { provider, search };
    }
    throw freeFailure('bad-input');
  }

  /** After a paid page a look at what is left, for which nobody waits. */
  function paid<T>(provider: Provider, work: Promise<T>): Promise<T> {
    const follow = () => {
      announceReceipts();
      balances.follow(provider);
    };
    work.then(follow, (thrown: unknown) => {
      const isFree = thrown instanceof FailureError && thrown.failure.charged === 'no';
      if (isFree) announceReceipts();
      else follow();
    });
    return work;
  }

  return {
    async search(args) {
      const { provider: id, query, ...rest } = parsedToStore(wanted, args);
      const provider = searchable(providers, id);
      const search = queryOf(query);
      await whenReady;
      return paid(provider, searching.first({ ...rest, provider, query: search }));
    },
    async 'search-more'(args) {
      const { id, atMost } = parsedToStore(furtherWanted, args);
      await whenReady;
      const { provider } = await found(id);
      return paid(provider, searching.more({ provider, id, atMost }));
    },
    async suggest(args) {
      const { provider: id, field, query } = parsedToStore(typed, args);
      const provider = searchable(providers, id);
      const key = await allowed(around, provider);
      const line = await openLine(around, provider, key, { purpose: 'search', identifiers: [] });
      return (await provider.search?.suggest(line, { field, query })) ?? [];
    },
    async 'search-as-curl'(args) {
      const { provider, query } = parsedToStore(asked, args);
      return searchAsCurl(searchable(providers, provider), queryOf(query));
    },
    async 'save-search'(args) {
      const { provider: id, query, name, id: known, leavesOutKnown } = parsedToStore(saved, args);
      if (known !== undefined) {
        const { provider, search } = await found(known);
        await nameSearch(await around.database(provider), search.id, name);
        return known;
      }
      const provider = searchable(providers, id);
      const search: StoredSearch = {
        id: crypto.randomUUID(),
        provider: provider.id,
        at: around.now(),
        query: queryOf(query),
        ...(leavesOutKnown && { leavesOutKnown }),
        ...(name !== '' && { name }),
        ...{ pages: 0, people: 0, credits: 0 },
      };
      await createSearch(await around.database(provider), search);
      return search.id;
    },
    async 'delete-search'(args) {
      const { id } = parsedToStore(byId, args);
      const { provider } = await found(id);
      await deleteSearch(await around.database(provider), id);
      return null;
    },
  };
}

/** A provider that can search. Throws FailureError. */
function searchable(providers: readonly Provider[], id: string): Provider {
  const provider = providerAmong(providers, id);
  if (provider.search === undefined) {
    throw freeFailure('not-supported', { provider: provider.name });
  }
  return provider;
}

/** A search as a page of ours sends it, whole. Throws FailureError. */
function queryOf(value: unknown): Query {
  const draft = readValue(value);
  const query = 'value' in draft ? toQuery(draft.value) : draft;
  if ('problem' in query) throw freeFailure('bad-input');
  return query.value;
}
