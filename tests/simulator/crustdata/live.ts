import type { Offer } from '../../../lib/demo/contract';
import { pickFields } from '../../../lib/demo/fields';
import { lookupEndpoint } from '../../../lib/demo/lookup';
import { refreshed } from './fresh';
import { STATE_D } from './states';

const PATH = '/person/professional_network/enrich/live';
const CREDITS = 7;

const OFFER: Offer = {
  ...STATE_D.enrich,
  parameters: ['professional_network_profile_urls', 'fields'],
  baseCredits: CREDITS,
  premiumFields: [],
  show: (person, { fields, denied }, _, nowMs) =>
    pickFields(refreshed(person, nowMs), fields, denied),
  price: () => CREDITS,
  due: () => CREDITS,
};

/**
 * POST /person/professional_network/enrich/live (section 1.12; rate 1.9): profile URLs and fields
 * alone, the groups of state D, 7 credits for each person found whatever is asked for, dated now.
 * Plans have it only if the account says so.
 */
export const LIVE_ENRICH = lookupEndpoint(PATH, 10, {
  offerOf: () => OFFER,
  isEnabled: (account) => account.live ?? false,
  exists: (account) => account.live === true || account.contract.paths.includes(PATH),
});
