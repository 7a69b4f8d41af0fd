import type { ProviderId } from './providers/provider';
import type { Search } from './providers/search';
import type { StoredSearch } from './store/batch-rows';

/** What our own pages may ask of the worker about searches. None of it is for private windows: `not-supported` there. */
export interface SearchCommands {
  /**
   * Fetches the first page of a search, and keeps it: with the receipt in one transaction. `atMost`: the highest price of the page that the user was shown, in
   * credits.
   */
  search: {
    args: {
      readonly provider: ProviderId;
      readonly query: Search;
      /** People whose records by this provider are stored are left out: their profiles are sent for it. */
      readonly leavesOutKnown?: true;
      readonly atMost: number;
    };
    value: StoredSearch;
  };
  /** Fetches the next page of a stored search, in the same way. */
  'search-more': {
    args: { readonly id: string; readonly atMost: number };
    value: StoredSearch;
  };
  /** Values that a field can have, as filters take them; free, and only by what is typed. */
  suggest: {
    args: { readonly provider: ProviderId; readonly field: string; readonly query: string };
    value: readonly string[];
  };
  /** The request of a search as a command of curl, with a variable of the shell for the key. Nothing leaves the browser for it. */
  'search-as-curl': {
    args: { readonly provider: ProviderId; readonly query: Search };
    value: string;
  };
  /** Saves a search under a name, fetched (by its `id`) or not; an empty name takes it off the saved ones. The value is its id. */
  'save-search': {
    args: {
      readonly provider: ProviderId;
      readonly query: Search;
      readonly leavesOutKnown?: true;
      readonly name: string;
      readonly id?: string;
    };
    value: string;
  };
  /** Deletes a search and its rows; people who were enriched from it stay. */
  'delete-search': { args: { readonly id: string }; value: null };
}
