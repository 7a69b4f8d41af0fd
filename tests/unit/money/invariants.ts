import type { Receipt } from '../../../lib/store/rows';
import type { Run } from './under-way';

const PROVIDERS = ['crustdata', 'enrich-layer'] as const;

/** What is wrong now, in sentences; nothing where all is well. */
export async function wrongIn(run: Run): Promise<string[]> {
  const { world } = run;
  const { network, database } = world;
  // Requests under way may be charged between two readings: what is charged never falls, so the books lie in between.
  const atLeast = PROVIDERS.map((provider) => network.charged(provider));
  const receipts = await database.getAll('receipts');
  const atMost = PROVIDERS.map((provider) => network.charged(provider));
  const books = PROVIDERS.flatMap((provider, at) =>
    wrongBooks(
      provider,
      receipts.filter((receipt) => receipt.provider === provider),
      [atLeast[at] ?? 0, atMost[at] ?? 0],
    ),
  );
  return [
    ...world.faults,
    ...books,
    ...wrongCaps(receipts, world.caps),
    ...wrongReceipts(receipts, run),
    ...(await wrongPeople(run)),
  ];
}

function wrongBooks(
  provider: string,
  receipts: readonly Receipt[],
  [atLeast, atMost]: readonly [number, number],
): string[] {
  const exact = receipts.filter((one) => isExact(one));
  const open = receipts.filter((one) => !isExact(one));
  const settled = sum(exact.map(({ credits = 0 }) => credits));
  const maybe = sum(open.map(({ price }) => price.max));
  return [
    ...(settled > atMost + SLACK ? [`${provider}: settled ${settled}, charged ${atMost}`] : []),
    ...(settled + maybe < atLeast - SLACK
      ? [`${provider}: settled ${settled}, maybe ${maybe}, charged ${atLeast}`]
      : []),
    ...exact
      .filter(({ credits = 0, price }) => credits > price.max + SLACK && !('isOpen' in price))
      .map(({ id }) => `${provider}: dearer than announced: ${id}`),
  ];
}

/** By the local calendar, which the test reads otherwise than the product. */
function wrongCaps(
  receipts: readonly Receipt[],
  { day, month }: { readonly day: number | null; readonly month: number | null },
): string[] {
  const spent = new Map<string, number>();
  for (const { at, state, credits = 0, price } of receipts) {
    const most = state === 'settled' ? Math.min(credits, price.max) : price.max;
    const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString();
    for (const period of [local.slice(0, 10), local.slice(0, 7)]) {
      spent.set(period, (spent.get(period) ?? 0) + most);
    }
  }
  return [...spent].flatMap(([period, credits]) => {
    const cap = (period.length === 10 ? day : month) ?? Number.POSITIVE_INFINITY;
    return credits > cap + SLACK ? [`the cap of ${period} is ${cap}: ${credits}`] : [];
  });
}

function wrongReceipts(receipts: readonly Receipt[], { world, underWay }: Run): string[] {
  const here = new Set(receipts.map(({ id }) => id));
  const lost = [...world.opened].filter((id) => !here.has(id));
  const pending = receipts.filter(({ state }) => state === 'pending').length;
  // Where there was no room for its end a receipt stays open until the next start.
  const isStray = pending > underWay.size && !world.worker.seam.hasSpilt;
  return [
    ...lost.map((id) => `a receipt is gone: ${id}`),
    ...receipts
      .filter(({ id, state }) => state !== 'settled' && world.settled.has(id))
      .map(({ id }) => `a settled receipt is open again: ${id}`),
    ...(isStray ? [`${pending} pending, ${underWay.size} under way`] : []),
  ];
}

/** Whoever was bought is there, and whoever was forgotten is not. */
async function wrongPeople({ world, forgotten }: Run): Promise<string[]> {
  const keys = new Set(
    (await world.database.getAllKeys('people')).map(([provider, id]) => `${provider} ${id}`),
  );
  const bought = world.memory.people().filter(([provider, id]) => !keys.has(`${provider} ${id}`));
  const back = forgotten
    .flatMap((one) => [...one.keys])
    .filter((key) => key.startsWith('person:') && keys.has(key.slice('person:'.length)));
  return [
    ...bought.map(([provider, id]) => `bought and not there: ${provider} ${id}`),
    ...back.map((key) => `forgotten and there: ${key}`),
  ];
}

const SLACK = 1e-6;

/** An estimate is none, whatever it says. */
function isExact({ state, isEstimate }: Receipt): boolean {
  return state === 'settled' && isEstimate !== true;
}

function sum(credits: readonly number[]): number {
  return credits.reduce((total, one) => total + one, 0);
}
