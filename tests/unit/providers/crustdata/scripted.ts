import { expect } from 'vitest';
import { FailureError } from '../../../../lib/failure';
import type { Identifier } from '../../../../lib/identifier';
import { crustdata } from '../../../../lib/providers/crustdata/crustdata';
import type { Account, Line, Order, Reply, Wish } from '../../../../lib/providers/provider';

/** A request that is expected, and what comes of it. */
export interface Step {
  readonly path: string;
  /** The exact body; absent: none, as of a GET. */
  readonly body?: unknown;
  readonly status?: number;
  /** JSON, or text as it stands. */
  readonly reply: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds until the reply comes, as far as the caller waits. */
  readonly afterMs?: number;
}

/** A line at whose other end requests are expected one by one; any other one fails `check`. */
export function scripted(
  steps: readonly Step[],
  known: { readonly account?: Account; readonly refused?: readonly string[] } = {},
) {
  const left = [...steps];
  const wrong: unknown[] = [];
  const learnt: string[] = [];
  const line: Line = {
    key: 'sim-key',
    timeoutMs: 200,
    ...known,
    refuse: async (what) => void learnt.push(what),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const step = left.shift();
      const { pathname, search } = new URL(request.url);
      const text = await request.text();
      const sent = {
        path: `${pathname}${search}`,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
      };
      try {
        expect(sent).toEqual({ path: step?.path, body: step?.body });
      } catch (difference) {
        wrong.push(difference);
      }
      if (step === undefined) throw new TypeError('no such request is expected');
      if (step.afterMs !== undefined) await delayed(step.afterMs, request.signal);
      const { reply, status = 200, headers } = step;
      return new Response(typeof reply === 'string' ? reply : JSON.stringify(reply), {
        status,
        headers: headers ?? (status === 200 ? {} : { 'x-credits-used': '0' }),
      });
    },
  };
  /** Fails where a request was not as expected, or one did not come. */
  const check = () => {
    if (wrong.length > 0) throw wrong[0];
    expect(left, 'requests that did not come').toEqual([]);
  };
  return { line, learnt, check };
}

/** Puts an order to a script and checks the requests; its reply, or its failure, and what was learnt. */
export async function put(
  steps: readonly Step[],
  order: {
    readonly of: readonly Identifier[] | Identifier;
    readonly wish?: Partial<Wish>;
    readonly atMost?: number;
  },
  known: Parameters<typeof scripted>[1] = {},
) {
  const { line, learnt, check } = scripted(steps, known);
  const whole: Order = {
    identifiers: 'kind' in order.of ? [order.of] : order.of,
    wish: { contact: [], ...order.wish },
    ...(order.atMost === undefined ? {} : { atMost: order.atMost }),
  };
  let reply: Reply | undefined;
  let failure: FailureError['failure'] | undefined;
  try {
    reply = await crustdata.enrich(line, whole);
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    failure = thrown.failure;
  }
  check();
  return { reply, failure, learnt, names: reply?.outcomes.map(nameIn) };
}

function nameIn({ matches }: Reply['outcomes'][number]): string | undefined {
  return matches[0]?.person.name;
}

/** An error in the published envelope. */
export function refusal(message: string, type = 'invalid_request'): object {
  return { error: { type, message, metadata: [] } };
}

/** One entry of a reply: who matched what. */
export function entry(matchedOn: string, name: string | undefined, more: object = {}): object {
  const person = { basic_profile: { name }, ...more };
  const matches = name === undefined ? [] : [{ confidence_score: 1, person_data: person }];
  return { matched_on: matchedOn, matches };
}

/** The header that says what a reply took. */
export function credits(used: number): Readonly<Record<string, string>> {
  return { 'x-credits-used': String(used) };
}

export const ENRICH = '/person/enrich';
export const CONTACT = '/person/contact/enrich';
export const LIVE = '/person/professional_network/enrich/live';
/** What is always asked for. */
export const CARD = [
  'basic_profile',
  'professional_network',
  'social_handles',
  'experience',
  'education',
  'skills',
];
export const ottoline = { kind: 'profile', slug: 'ottoline-brackwater-0x41' } as const;
export const ottolineUrl = 'https://www.linkedin.com/in/ottoline-brackwater-0x41/';
export const otto = { kind: 'email', address: 'ottoline@larkmoor.example.com' } as const;

/** Invented addresses, numbered. */
export function mailbox(number: number): { kind: 'email'; address: string } {
  return { kind: 'email', address: `hand${number}@larkmoor.example.com` };
}

function delayed(afterMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, afterMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
