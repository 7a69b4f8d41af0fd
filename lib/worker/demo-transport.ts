import { browser } from 'wxt/browser';
import { AUTOCOMPLETE } from '../demo/autocomplete';
import { CONTACT_ENRICH } from '../demo/contact';
import { createCrustdata } from '../demo/crustdata';
import { parsePeople } from '../demo/people';
import { SEARCH } from '../demo/search';

/** The one key of demo mode; it is worth nothing anywhere. */
export const DEMO_KEY = 'demo';
/** Demo credits at the beginning. */
export const DEMO_CREDITS = 500;
const REQUESTS_PER_MINUTE = 60;
// The card's own buttons for contact details, and the search, are part of what there is to try.
const ENDPOINTS = [CONTACT_ENRICH, SEARCH, AUTOCOMPLETE];

type Crustdata = ReturnType<typeof createCrustdata>;
let standing: Promise<Crustdata> | undefined;

/**
 * Fetch for demo mode: the simulator's own handler over the invented people that come with the extension. Nothing leaves the
 * browser. `spent` is what was taken of the demo credits before this worker started.
 */
export async function demoFetch(spent: () => Promise<number>): Promise<typeof fetch> {
  standing ??= start(spent);
  // A start that failed is tried anew the next time.
  standing.catch(() => {
    standing = undefined;
  });
  const crustdata = await standing;
  return (input, init) => crustdata.handle(new Request(input, init));
}

async function start(spent: () => Promise<number>): Promise<Crustdata> {
  const response = await fetch(browser.runtime.getURL('/demo/people.json'));
  return createCrustdata({
    people: parsePeople(await response.json()),
    accounts: [
      {
        key: DEMO_KEY,
        credits: Math.max(0, DEMO_CREDITS - (await spent())),
        ratePerMinute: REQUESTS_PER_MINUTE,
        rates: Object.fromEntries(ENDPOINTS.map(({ path }) => [path, REQUESTS_PER_MINUTE])),
        contactEnrich: true,
      },
    ],
    endpoints: ENDPOINTS,
  });
}
