import { readFile } from 'node:fs/promises';
import type { Identifier } from '../../../../lib/identifier';
import type { Person } from '../../../../lib/person';
import { enrichLayer } from '../../../../lib/providers/enrich-layer/enrich-layer';
import type { Line, Reply, Wish } from '../../../../lib/providers/provider';

const FOLDER = new URL('../../../recordings/enrich-layer/', import.meta.url);

/** The slug and the address that the recordings are about, unless they name another. */
export const thessaly = { kind: 'profile', slug: 'thessaly-marchbank-0x1e' } as const;
export const address = { kind: 'email', address: 'thessaly@quillon.example.com' } as const;

/** The text of a recorded reply. */
export function recording(name: string): Promise<string> {
  return readFile(new URL(`${name}.json`, FOLDER), 'utf8');
}

/** A reply to be given: status 200 and no headers unless told. */
export interface Given {
  readonly body: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A line at whose other end stand replies, the last of which is given again and again; and what was sent on it. */
export interface Tapped {
  readonly line: Line;
  readonly sent: Request[];
  readonly refusals: string[];
}

/** Opens a line to replies. An `Error` among them is thrown as a dropped connection is. */
export function lineTo(replies: readonly (Given | Error)[], changed: Partial<Line> = {}): Tapped {
  const sent: Request[] = [];
  const refusals: string[] = [];
  const line: Line = {
    key: 'el-key',
    timeoutMs: 1000,
    fetch: async (input, init) => {
      // Made anew out of another, a request has lost its referrer policy in Node; a clone has not.
      sent.push(input instanceof Request ? input.clone() : new Request(input, init));
      const given = replies[Math.min(sent.length, replies.length) - 1];
      if (given === undefined || given instanceof Error) throw given ?? new TypeError('no reply');
      return new Response(given.body, { status: given.status ?? 200, headers: given.headers });
    },
    refuse: async (what) => {
      refusals.push(what);
    },
    ...changed,
  };
  return { line, sent, refusals };
}

/** A wish for nothing but the plain profile, changed as told. */
export function wishFor(changed: Partial<Wish> = {}): Wish {
  return { contact: [], ...changed };
}

/** Looks up one identifier with one reply at the other end. */
export function replay(
  body: string,
  identifier: Identifier = thessaly,
  wish: Wish = wishFor(),
): Promise<Reply> {
  return enrichLayer.enrich(lineTo([{ body }]).line, { identifiers: [identifier], wish });
}

/** The person in a recorded reply. Throws where it holds nobody. */
export async function personIn(name: string, identifier?: Identifier): Promise<Person> {
  return personOf(await replay(await recording(name), identifier));
}

/** The person in a profile that differs from the published one as told. */
export async function personWith(changed: object): Promise<Person> {
  const profile = JSON.parse(await recording('as-published'));
  return personOf(await replay(JSON.stringify({ ...profile, ...changed })));
}

function personOf(reply: Reply): Person {
  const person = reply.outcomes[0]?.matches[0]?.person;
  if (person === undefined) throw new Error('the reply holds nobody');
  return person;
}

/** Where the API is. */
export const API = 'https://enrichlayer.com/api/v2';
/** What `thessaly` is asked for by, before the options. */
export const PROFILE = `${API}/profile?profile_url=${encodeURIComponent(
  'https://www.linkedin.com/in/thessaly-marchbank-0x1e/',
)}`;

/** A recording as a reply, with what its header says it cost, if anything. */
export async function given(name: string, credits?: number, status = 200): Promise<Given> {
  return {
    body: await recording(name),
    status,
    headers: credits === undefined ? {} : { 'x-enrichlayer-credit-cost': String(credits) },
  };
}

/** Looks up one identifier over a line. */
export function look(
  line: Line,
  wish: Wish = wishFor(),
  identifier: Identifier = thessaly,
): Promise<Reply> {
  return enrichLayer.enrich(line, { identifiers: [identifier], wish });
}
