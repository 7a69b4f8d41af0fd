import { type Signal, signal } from '@preact/signals';
import { profileUrl } from '../../lib/identifier';
import type { StoredSearch, StoredSearchRow } from '../../lib/store/batch-rows';
import { rounded } from '../../lib/store/caps';
import { makeBatch } from '../batch/make-batch';
import { nameOfSearch } from './search-words';
import type { SearchWorld } from './world';

/** A search with whom it has found so far. */
export interface Found {
  readonly search: StoredSearch;
  readonly rows: readonly StoredSearchRow[];
  /** Keys of those of them who are in the store. */
  readonly known: ReadonlySet<string>;
  /** Credits that the page took which came just now; absent where none did. */
  readonly pageCredits?: number;
  /** People who came with it. */
  readonly pagePeople?: number;
}

/** Whom a search has found, and which of them are selected. */
export interface Findings {
  readonly found: Signal<Found | undefined>;
  /** Positions. */
  readonly selected: Signal<ReadonlySet<number>>;
  toggle(position: number): void;
  /** Selects all who can be looked up, or nobody. */
  selectAll(isSelected: boolean): void;
}

/** The same, as the model works with it. */
export interface OpenFindings extends Findings {
  /** Shows a search; `creditsBefore` where a page of it came just now. */
  show(search: StoredSearch, creditsBefore?: number): Promise<void>;
  readAgain(): Promise<void>;
  clear(): void;
  enrich(): Promise<void>;
}

/** Nobody is found yet. */
export function createFindings(world: SearchWorld): OpenFindings {
  const found = signal<Found | undefined>(undefined);
  const selected = signal<ReadonlySet<number>>(new Set());
  // Of what the user did last.
  let turn = 0;
  let showing = 0;

  async function read(search: StoredSearch): Promise<Found> {
    const rows = await world.rows(search);
    const keys = rows.flatMap(({ identifierKey }) => identifierKey ?? []);
    return { search, rows, known: await world.known(search, keys) };
  }

  async function show(search: StoredSearch, creditsBefore?: number): Promise<void> {
    const before = found.value;
    const isSame = before?.search.id === search.id;
    const people = isSame ? before.search.people : 0;
    const mine = ++turn;
    showing = mine;
    try {
      const now = await read(search);
      if (mine !== turn) return;
      found.value = {
        ...now,
        ...(creditsBefore !== undefined && {
          pageCredits: rounded(search.credits - creditsBefore),
          pagePeople: search.people - people,
        }),
      };
      if (!isSame) selected.value = new Set();
    } finally {
      if (showing === mine) showing = 0;
    }
  }

  function clear(): void {
    turn += 1;
    found.value = undefined;
    selected.value = new Set();
  }

  return {
    found,
    selected,
    show,
    toggle(position) {
      const next = new Set(selected.value);
      if (!next.delete(position)) next.add(position);
      selected.value = next;
    },
    selectAll(isSelected) {
      const rows = isSelected ? (found.value?.rows ?? []) : [];
      selected.value = new Set(rows.filter(canBeAsked).map(({ position }) => position));
    },
    async readAgain() {
      const before = found.value;
      // What is about to be shown is being read anyway.
      if (before === undefined || showing > 0) return;
      const mine = turn;
      const search = (await world.list()).find(({ id }) => id === before.search.id);
      const now = search && (await read(search));
      // Meanwhile the user went on.
      if (mine !== turn) return;
      if (now === undefined) return clear();
      // What the last page was stays so.
      found.value = now.search.pages === before.search.pages ? { ...before, ...now } : now;
    },
    clear,
    async enrich() {
      const now = found.value;
      if (now === undefined) return;
      const { search, rows } = now;
      const given = rows.flatMap(({ position, person: { slug } }) =>
        slug !== undefined && selected.value.has(position) ? [{ given: profileUrl(slug) }] : [],
      );
      const about = {
        ...{ provider: search.provider, from: 'search' as const, columns: [] },
        name: nameOfSearch(search),
      };
      world.goTo(`batches/${await makeBatch(world.sendBatch, about, given)}`);
    },
  };
}

/** Whether there is a profile by which somebody can be looked up. */
export function canBeAsked({ person: { slug } }: StoredSearchRow): boolean {
  return slug !== undefined;
}
