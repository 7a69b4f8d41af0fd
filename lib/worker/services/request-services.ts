import * as z from 'zod/mini';
import type { Surroundings } from '../../enrich/pipeline';
import { freeFailure } from '../../failure';
import type { TrustedServices } from '../../messenger';
import { announceRequest } from '../../request-changes';
import { databaseFor } from '../../store/open';
import { clearRequests } from '../../store/requests';
import { anyIdentifier, inNormalForm, parsed } from './args';

const picture = z.object({ url: z.string(), identifier: z.optional(anyIdentifier) });

/** What is done with the log of what leaves the browser. */
export function requestServices(
  around: Pick<Surroundings, 'log'>,
): Pick<TrustedServices, 'log-picture' | 'clear-requests'> {
  return {
    async 'log-picture'(args) {
      const { url, identifier } = parsed(picture, args);
      if (!URL.canParse(url)) throw freeFailure('bad-input');
      const { host, search } = new URL(url);
      const identifiers = identifier === undefined ? [] : [inNormalForm(identifier)];
      const log = around.log(undefined, { purpose: 'picture', identifiers });
      const bytesSent = new TextEncoder().encode(search.slice(1)).length;
      // A path may name whose picture it is, and would outlive their being forgotten. What becomes of the request only the browser knows.
      await log({ host, method: 'GET', path: '/', fields: [], bytesSent });
      return null;
    },
    async 'clear-requests'() {
      await clearRequests(await databaseFor({ isDemo: false }));
      announceRequest(null);
      return null;
    },
  };
}
