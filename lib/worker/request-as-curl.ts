import { toCurl } from '../export/curl';
import { freeFailure } from '../failure';
import type { Identifier } from '../identifier';
import type { Line, Provider, Wish } from '../providers/provider';
import type { Search } from '../providers/search';

/**
 * The first request that looking somebody up would send, as a command of curl, with a variable such as `$CRUSTDATA_API_KEY` where the key
 * would be. Throws FailureError where nothing would be sent.
 */
export function requestAsCurl(
  provider: Provider,
  identifier: Identifier,
  wish: Wish,
  known: Pick<Line, 'account' | 'refused'>,
): Promise<string> {
  const order = { identifiers: [identifier], wish };
  return asCurl(provider, known, (line) => provider.enrich(line, order));
}

/** The same of a search, without those who are left out of it. */
export function searchAsCurl(provider: Provider, query: Search): Promise<string> {
  return asCurl(provider, {}, async (line) => provider.search?.find(line, query));
}

/** The provider's own code makes the request, over a line that takes it and sends nothing, so that it cannot differ from the real one. */
async function asCurl(
  provider: Provider,
  known: Pick<Line, 'account' | 'refused'>,
  ask: (line: Line) => Promise<unknown>,
): Promise<string> {
  const keyName = `${provider.id.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_API_KEY`;
  const taken: Request[] = [];
  const line: Line = {
    ...known,
    key: keyName,
    timeoutMs: 60_000,
    fetch: async (input, init) => {
      taken.push(new Request(input, init));
      throw new TypeError('Nothing is sent.');
    },
  };
  try {
    await ask(line);
  } catch (thrown) {
    // What ends it is the line; only what ended it before is a failure.
    if (taken.length === 0) throw thrown;
  }
  const [request] = taken;
  if (request === undefined) throw freeFailure('not-supported', { provider: provider.name });
  const body = await request.text();
  const { method, url, headers } = request;
  return toCurl({ method, url, headers: [...headers], ...(body === '' ? {} : { body }) }, keyName);
}
