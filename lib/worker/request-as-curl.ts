import { toCurl } from '../export/curl';
import { freeFailure } from '../failure';
import type { Identifier } from '../identifier';
import type { Line, Provider, Wish } from '../providers/provider';

/**
 * The first request that looking somebody up would send, as a command of curl, with a variable such as `$CRUSTDATA_API_KEY` where the key
 * would be. The provider's own code makes it, over a line that takes the request and sends nothing, so that it cannot differ from the
 * real one. Throws FailureError where nothing would be sent.
 */
export async function requestAsCurl(
  provider: Provider,
  identifier: Identifier,
  wish: Wish,
  known: Pick<Line, 'account' | 'refused'>,
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
    await provider.enrich(line, { identifiers: [identifier], wish });
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
