import { FailureError } from '../../lib/failure';
import { type Identifier, identifierKey } from '../../lib/identifier';
import type { Line, Provider, Reply, Wish } from '../../lib/providers/provider';
import { type Difference, differences, type Shape, shapeOf } from './shape';

/** What is compared, with whom, and for how much. */
export interface Contract {
  readonly provider: Provider;
  readonly key: string;
  readonly fetch: typeof fetch;
  /** What is known of an endpoint's answers, by its path; `undefined` where nothing is. */
  readonly known: (path: string) => Shape | undefined;
  /** Whom to look up, in this order, while it costs no more than `spend` credits in all by the highest price. */
  readonly identifiers: readonly Identifier[];
  readonly wish: Wish;
  readonly spend: number;
  readonly print: (line: string) => void;
}

/** What came of it. */
export interface Outcome {
  readonly calls: number;
  readonly differences: number;
  readonly failures: number;
  /** Credits, as the provider said, else the highest price. */
  readonly spent: number;
}

const TIMEOUT_MS = 90_000;

/**
 * Makes the free calls, and look-ups for at most `spend` credits, and prints where the answers differ from the recordings and whether our
 * schema can read them. Prints paths and kinds, never a value: neither a key nor a person gets into a log.
 */
export async function compare(contract: Contract): Promise<Outcome> {
  const { provider, key, print, spend } = contract;
  const { taken, fetch } = tapped(contract.fetch);
  const line: Line = { key, fetch, timeoutMs: TIMEOUT_MS };
  let failures = 0;
  let spent = 0;
  let different = 0;
  let calls = 0;

  async function attempt<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      const value = await work();
      print(`${what}: read`);
      return value;
    } catch (thrown) {
      if (!(thrown instanceof FailureError)) throw thrown;
      failures += 1;
      print(`${what}: ${thrown.failure.code}, charged: ${thrown.failure.charged}`);
      spent += thrown.failure.charged === 'no' ? 0 : (thrown.failure.credits ?? 0);
      return undefined;
    }
  }

  function tell(): void {
    for (const { method, path, status, json } of taken.splice(0)) {
      calls += 1;
      const known = contract.known(path);
      print(`  ${method} ${path} ${status}`);
      if (status !== 200 || json === undefined || known === undefined) continue;
      const found = differences(shapeOf([json]), known);
      different += found.length;
      for (const one of found) print(`    ${described(one)}`);
    }
  }

  const account = await attempt('account', () => provider.account(line));
  tell();
  for (const [number, identifier] of contract.identifiers.entries()) {
    const { max } = provider.price(identifier.kind, contract.wish, { account });
    if (spent + max > spend) {
      print(
        `look-up ${number + 1}: not made, it may cost ${max} and ${spend - spent} are left to spend`,
      );
      continue;
    }
    const order = { identifiers: [identifier], wish: contract.wish, atMost: max };
    const reply = await attempt(`look-up ${number + 1}, a ${identifier.kind}`, () =>
      provider.enrich({ ...line, account }, order),
    );
    if (reply !== undefined) spent += creditsOf(reply, max);
    tell();
  }
  print(`${calls} calls, ${different} differences, ${failures} failures, ${spent} credits`);
  return { calls, differences: different, failures, spent };
}

/** Each identifier once. */
export function distinct(identifiers: readonly Identifier[]): Identifier[] {
  return [...new Map(identifiers.map((one) => [identifierKey(one), one])).values()];
}

function creditsOf({ credits, outcomes }: Reply, max: number): number {
  if (credits !== undefined) return credits;
  return outcomes.some(({ matches }) => matches.length > 0) ? max : 0;
}

function described({ path, what, now, known }: Difference): string {
  const place = path === '' ? '(the whole answer)' : path;
  switch (what) {
    case 'new':
      return `new   ${place}: ${now.join(' or ') || 'null'}`;
    case 'gone':
      return `gone  ${place}: was ${known.join(' or ') || 'null'}`;
    case 'kind':
      return `kind  ${place}: ${now.join(' or ')}, was ${known.join(' or ')}`;
  }
}

interface Taken {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly json: unknown;
}

/** A fetch that keeps what came, in the order of the answers. */
function tapped(inner: typeof fetch): { readonly taken: Taken[]; readonly fetch: typeof fetch } {
  const taken: Taken[] = [];
  return {
    taken,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { method, url } = request;
      const response = await inner(request);
      const text = await response.clone().text();
      taken.push({
        method,
        path: new URL(url).pathname,
        status: response.status,
        json: read(text),
      });
      return response;
    },
  };
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
