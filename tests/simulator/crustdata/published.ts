import { AUTOCOMPLETE } from '../../../lib/demo/autocomplete';
import { CONTACT_ENRICH } from '../../../lib/demo/contact';
import { SEARCH } from '../../../lib/demo/search';
import { LIVE_ENRICH } from './live';
import { contractOf } from './states';

/**
 * What the simulator serves, for `createCrustdata`: every published state of the contract, and the
 * endpoints besides /person/enrich. What demo mode does not have stays here, so that the worker's
 * bundle does not carry it.
 */
export const PUBLISHED = {
  contractOf,
  endpoints: [SEARCH, AUTOCOMPLETE, CONTACT_ENRICH, LIVE_ENRICH],
} as const;
