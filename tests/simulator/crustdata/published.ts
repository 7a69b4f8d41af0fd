import { CONTACT_ENRICH } from '../../../lib/demo/contact';
import { AUTOCOMPLETE } from './autocomplete';
import { LIVE_ENRICH } from './live';
import { SEARCH } from './search';
import { contractOf } from './states';

/**
 * What the simulator has beyond demo mode, for `createCrustdata`: every published state of the
 * contract and the endpoints besides /person/enrich. They stay here, so that the worker's bundle does
 * not carry them.
 */
export const PUBLISHED = {
  contractOf,
  endpoints: [SEARCH, AUTOCOMPLETE, CONTACT_ENRICH, LIVE_ENRICH],
} as const;
