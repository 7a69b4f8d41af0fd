import { readFile } from 'node:fs/promises';
import type { Identifier } from '../../../../lib/identifier';
import { crustdata } from '../../../../lib/providers/crustdata/crustdata';
import type { Line, Reply } from '../../../../lib/providers/provider';

const FOLDER = new URL('../../../recordings/crustdata/', import.meta.url);

/** The text of a recorded reply. */
export function recording(name: string): Promise<string> {
  return readFile(new URL(`${name}.json`, FOLDER), 'utf8');
}

/** A line at whose other end stands one reply. */
export function lineTo(body: string, init: ResponseInit = {}): Line {
  return {
    key: 'sim-key',
    fetch: async () => new Response(body, init),
    timeoutMs: 1000,
  };
}

/** Sends an order for these identifiers to a recorded reply. */
export function replay(
  body: string,
  identifiers: readonly Identifier[],
  init: ResponseInit = {},
): Promise<Reply> {
  return crustdata.enrich(lineTo(body, init), {
    identifiers,
    wish: { contact: ['businessEmails'] },
  });
}
