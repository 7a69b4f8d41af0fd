import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type Failure, failureOf } from '../../lib/failure';
import type { ProviderOverview } from '../../lib/messages';
import { pagePrice, resultPrice } from '../../lib/search/page-price';
import { type Read, toQuery } from '../../lib/search/read';
import { draftOf, type Offer, type Query } from '../../lib/search/tree';
import type { StoredSearch } from '../../lib/store/batch-rows';
import { coalesced } from '../ui/coalesced';
import { createDrafting, type Drafting } from './drafting';
import { createFindings, type Findings } from './findings';
import { prefilled } from './prefilled';
import { createSuggesting } from './suggesting';
import type { SearchWorld } from './world';

const READ_EVERY_MS = 300;

/** What is under way. */
export type Busy = 'search' | 'more' | 'enrich' | undefined;

/** The state of the search view and what can be done with it. */
export interface SearchModel extends Drafting, Findings {
  readonly world: SearchWorld;
  readonly isPrivate: boolean;
  /** Those that can search; undefined while they are read. */
  readonly providers: Signal<readonly ProviderOverview[] | undefined>;
  readonly provider: ReadonlySignal<ProviderOverview | undefined>;
  readonly offer: ReadonlySignal<Offer | undefined>;
  /** Of the page that the form asks for, and of one result at most, in credits. */
  readonly price: ReadonlySignal<{ readonly min: number; readonly max: number } | undefined>;
  readonly priceOfOne: ReadonlySignal<number | undefined>;
  readonly busy: Signal<Busy>;
  readonly failure: Signal<Failure | undefined>;
  /** Searches that are kept, the newest first. */
  readonly history: Signal<readonly StoredSearch[]>;
  /** Whether values are suggested while the user types. */
  readonly suggests: Signal<boolean>;
  /** Reads what there is, and follows it until `rest`: each time that the view is drawn. */
  start(): Promise<void>;
  /** The view is no longer drawn: what changes is read when it is again. */
  rest(): void;
  readProviders(): Promise<void>;
  /** Fills the form as the panel asked, if it did. */
  fill(): Promise<void>;
  choose(provider: string): void;
  /** Fetches the first page of what the form says; a problem is shown where it says too little. */
  submit(): Promise<void>;
  /** Fetches the next page of the search that is shown. */
  more(): Promise<void>;
  /** Makes a batch of those who are selected, and goes to its plan. */
  enrich(): Promise<void>;
  /** Shows a search that is kept. */
  open(id: string): Promise<void>;
  /** Brings what a search asked for back into the form. Sends nothing. */
  reuse(search: StoredSearch): void;
  /** Saves what the form says. Resolves with false where that is no whole search. Throws FailureError. */
  save(name: string): Promise<boolean>;
  remove(search: StoredSearch): Promise<void>;
  /** Values for what is typed; `undefined` where more was typed meanwhile, or none can be had. */
  suggest(field: string, typed: string): Promise<readonly string[] | undefined>;
}

/** Builds the state over its world. */
export function createSearch(world: SearchWorld): SearchModel {
  const drafting = createDrafting();
  const findings = createFindings(world);
  const providers = signal<readonly ProviderOverview[] | undefined>(undefined);
  const chosen = signal('');
  const busy = signal<Busy>(undefined);
  const failure = signal<Failure | undefined>(undefined);
  const history = signal<readonly StoredSearch[]>([]);
  const suggests = signal(true);
  let isStarted = false;
  let isDrawn = false;
  const provider = computed(() => {
    const all = providers.value ?? [];
    return all.find(({ id }) => id === chosen.value) ?? all[0];
  });
  const offer = computed(() => provider.value?.search ?? undefined);
  const price = computed(() => offer.value && pagePrice(offer.value, drafting.draft.value));
  const priceOfOne = computed(() => offer.value && resultPrice(offer.value, drafting.draft.value));

  async function during(what: Exclude<Busy, undefined>, work: () => Promise<void>): Promise<void> {
    if (busy.value !== undefined) return;
    busy.value = what;
    failure.value = undefined;
    try {
      await work();
    } catch (thrown) {
      failure.value = failureOf(thrown);
      // The button shows the new price then.
      if (failure.value.code === 'price-changed') await readProviders().catch(() => undefined);
    } finally {
      busy.value = undefined;
      await readHistory();
    }
  }

  async function readHistory(): Promise<void> {
    try {
      history.value = await world.list();
    } catch (thrown) {
      failure.value ??= failureOf(thrown);
    }
  }

  async function readProviders(): Promise<void> {
    const all = await world.providers();
    providers.value = all.filter(({ search }) => search !== null);
  }

  async function readAgain(): Promise<void> {
    await readHistory();
    await findings.readAgain().catch(() => undefined);
  }

  // A batch that runs elsewhere tells of every order.
  const follow = coalesced(async () => {
    if (!isDrawn) return;
    await readAgain();
    await world.wait(READ_EVERY_MS);
  });

  function readQuery(): Read<Query> | undefined {
    return drafting.jsonProblem.value === undefined ? toQuery(drafting.draft.value) : undefined;
  }

  return {
    ...drafting,
    ...findings,
    ...{ world, providers, provider, offer, price, priceOfOne, busy, failure, history, suggests },
    isPrivate: world.hasNoStore(),
    readProviders,
    suggest: createSuggesting(world, () => (suggests.value ? provider.value?.id : undefined)),
    async start() {
      if (world.hasNoStore()) return;
      isDrawn = true;
      if (isStarted) {
        // What a look-up costs, and what is left, may have changed meanwhile.
        await Promise.all([readProviders().catch(() => undefined), readAgain()]);
        return;
      }
      isStarted = true;
      world.watch(() => void follow());
      try {
        await readProviders();
        chosen.value = (await world.firstProvider()) ?? '';
        // Whoever has a key with another one wants that one.
        if (provider.value?.key == null) {
          const own = providers.value?.find(({ key }) => key !== null);
          if (own !== undefined) chosen.value = own.id;
        }
      } catch (thrown) {
        providers.value ??= [];
        failure.value = failureOf(thrown);
      }
      await readHistory();
    },
    rest() {
      isDrawn = false;
    },
    async fill() {
      const prefill = await world.takePrefill();
      const { value } = offer;
      if (prefill !== undefined && value !== undefined) {
        drafting.write(prefilled(prefill, value));
      }
    },
    choose(id) {
      chosen.value = id;
    },
    submit: () => {
      const read = readQuery();
      drafting.problem.value = read !== undefined && 'problem' in read ? read.problem : undefined;
      const { value: of } = provider;
      const announced = price.value;
      if (read === undefined || 'problem' in read || of === undefined || announced === undefined) {
        return Promise.resolve();
      }
      const query = read.value;
      return during('search', async () => {
        const leavesOut = drafting.leavesOutKnown.value && { leavesOutKnown: true as const };
        const args = { provider: of.id, query, atMost: announced.max, ...leavesOut };
        await findings.show(await world.send('search', args), 0);
      });
    },
    more: () => {
      const before = findings.found.value?.search;
      const of = providers.value?.find(({ id }) => id === before?.provider)?.search;
      if (before?.nextCursor === undefined || of == null) return Promise.resolve();
      const atMost = pagePrice(of, before.query).max;
      return during('more', async () => {
        const search = await world.send('search-more', { id: before.id, atMost });
        await findings.show(search, before.credits);
      });
    },
    enrich: () => during('enrich', () => findings.enrich()),
    async open(id) {
      const search = history.value.find((one) => one.id === id);
      if (search === undefined || findings.found.value?.search.id === id) return;
      await during('search', () => findings.show(search));
    },
    reuse(search) {
      chosen.value = search.provider;
      drafting.leavesOutKnown.value = search.leavesOutKnown === true;
      drafting.write(draftOf(search.query));
    },
    async save(name) {
      const read = readQuery();
      const of = provider.value?.id;
      if (read === undefined || 'problem' in read || of === undefined) return false;
      const leavesOut = drafting.leavesOutKnown.value && { leavesOutKnown: true as const };
      await world.send('save-search', { provider: of, query: read.value, name, ...leavesOut });
      await readHistory();
      return true;
    },
    async remove(search) {
      try {
        await world.send('delete-search', { id: search.id });
        if (findings.found.value?.search.id === search.id) findings.clear();
      } catch (thrown) {
        failure.value = failureOf(thrown);
      }
      await readHistory();
    },
  };
}
