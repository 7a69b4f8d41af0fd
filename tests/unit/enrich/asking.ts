import { FailureError } from '../../../lib/failure';
import type { Identifier } from '../../../lib/identifier';
import type { Match, Person } from '../../../lib/person';
import type { Provider, Wish } from '../../../lib/providers/provider';
import type { Receipt } from '../../../lib/store/rows';
import type { Simulator } from '../../simulator/simulator';
import { buildRig, fetchFrom } from './rig';

/** The simulator's clock, which stands still. */
export const NOW = Date.UTC(2026, 10, 22);

/** The status of a reply (0: none came), what was asked, and with which body or query. */
export type Call = readonly [status: number, what: string, sent: Readonly<Record<string, unknown>>];

/** What became of a look-up. */
export interface Told {
  /** The highest price, in credits, each time it was announced. */
  readonly announced: readonly number[];
  readonly calls: readonly Call[];
  /** Credits taken by the simulator's books. */
  readonly charged: number;
  /** State, credits (~ an estimate) and failure code of each receipt. */
  readonly receipts: readonly string[];
  /** Whom it brought with what, or nobody, or the failure. */
  readonly brought: string;
}

/** All that was charged, and what the receipts of it say, over the tests of one file. */
export interface Books {
  charged: number;
  /** Credits that a reply named. */
  settled: number;
  /** The most that the other receipts may have cost. */
  open: number;
}

/** A key at a provider, which remembers what it is refused. */
export async function openAsking(
  simulator: Simulator,
  books: Books,
  { provider, key, timeoutMs = 10_000 }: { provider: Provider; key: string; timeoutMs?: number },
) {
  let calls: Call[] = [];
  const toSimulator = fetchFrom(simulator);
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname, searchParams } = new URL(request.url);
    const text = await request.clone().text();
    const sent = text === '' ? Object.fromEntries(searchParams) : JSON.parse(text);
    const what = `${request.method} ${pathname}`;
    const place = calls.push([0, what, sent]) - 1;
    const response = await toSimulator(request);
    calls[place] = [response.status, what, sent];
    return response;
  };
  const rig = await buildRig(
    simulator,
    { key: async () => key, fetch: async () => fetch, timeoutMs: async () => timeoutMs },
    { provider, remembers: true },
  );
  const spent = () => simulator.account(key)?.spent ?? 0;

  /** Looks somebody up as the panel does: the price is announced, and announced anew where it changed. */
  async function look(identifier: Identifier, wish: Wish): Promise<Told> {
    const before = spent();
    const receipts: Receipt[] = [];
    const asked = simulator.requests.length;
    calls = [];
    const announced: number[] = [];
    let brought = 'price-changed';
    while (brought.startsWith('price-changed') && announced.length < 5) {
      const { refused } = rig;
      const atMost = provider.price(identifier.kind, wish, { refused }).max;
      const known = new Set((await rig.receipts()).map(({ id }) => id));
      announced.push(atMost);
      brought = await rig.look(identifier, { wish, atMost }).then(
        ({ matches }) => wordsFor(matches),
        (thrown: unknown) => {
          if (thrown instanceof FailureError) return failureIn(thrown);
          throw thrown;
        },
      );
      receipts.push(...(await rig.receipts()).filter(({ id }) => !known.has(id)));
    }
    const made = simulator.requests.slice(asked).map(({ method, path }) => `${method} ${path}`);
    const charged = spent() - before;
    books.charged += charged;
    for (const receipt of receipts) enter(receipt, books);
    if (made.length !== calls.length) throw new Error(`Repeated below fetch: ${made}`);
    return { announced, calls, charged, receipts: receipts.map(wordsOf), brought };
  }

  return { look, refused: rig.refused };
}

function enter({ credits, isEstimate, price }: Receipt, books: Books): void {
  if (credits === undefined || isEstimate) books.open += price.max;
  else books.settled += credits;
}

function wordsOf({ state, credits, isEstimate, failureCode }: Receipt): string {
  const cost = credits === undefined ? [] : [`${isEstimate ? '~' : ''}${credits}`];
  return [state, ...cost, ...(failureCode === undefined ? [] : [failureCode])].join(' ');
}

function failureIn({ failure }: FailureError): string {
  const { code, charged } = failure;
  const wait = failure.code === 'rate-limited' ? ` in ${failure.retryAfterS} s` : '';
  return `${code}${wait}, charged: ${charged}`;
}

function wordsFor(matches: readonly Match[]): string {
  if (matches.length === 0) return 'nobody';
  return matches
    .map(({ person, confidence = 1 }) => {
      const sureness = confidence === 1 ? '' : ` at ${confidence}`;
      return [`${nameOf(person)}${sureness}`, ...partsOf(person)].join(', ');
    })
    .join('; ');
}

function nameOf({ name, isThin }: Person): string {
  return `${name ?? 'unnamed'}${isThin ? ' (thin)' : ''}`;
}

/** An empty ledger. */
export function openBooks(): Books {
  return { charged: 0, settled: 0, open: 0 };
}

/** How many there are of what has a price or must be asked for, and whether it was looked at just now. */
function partsOf({ contact, asOf, extras = {}, ...person }: Person): string[] {
  const ofKind = (kind: string) => contact.emails.filter((email) => email.kind === kind).length;
  const counts = {
    roles: person.roles.length,
    skills: person.skills.length,
    certifications: person.certifications.length,
    honours: person.honours.length,
    business: ofKind('business'),
    personal: ofKind('personal'),
    unsorted: ofKind('unknown'),
    phones: contact.phones.length,
    websites: contact.websites.length,
    code: person.codeProfiles.length,
  };
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  const named = Object.entries(extras).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  const isNew = asOf !== undefined && Date.parse(asOf) === NOW;
  return [...some.map(([name, count]) => `${name} ${count}`), ...named, ...(isNew ? ['now'] : [])];
}
