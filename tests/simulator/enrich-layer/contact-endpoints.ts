import type { DemoPerson } from '../../../lib/demo/people';
import { fail } from './answers';
import type { Endpoint } from './endpoint';
import { numbersOf, personalEmailsOf } from './options';
import { PROFILE } from './profile-endpoint';

const URLS = ['profile_url', 'twitter_profile_url', 'facebook_profile_url'] as const;

/** GET /contact-api/personal-email [2.7]. No e-mail is ever found invalid: the wording of that is not published. */
export const PERSONAL_EMAIL = contactEndpoint(
  (person) => personalEmailsOf(person),
  (emails) => ({ emails, invalid_emails: [] }),
  { email_validation: { values: ['exclude', 'include'] } },
);

/** GET /contact-api/personal-contact [2.7]. */
export const PERSONAL_CONTACT = contactEndpoint(
  (person) => numbersOf(person),
  (numbers) => ({ numbers }),
);

/**
 * By one of the three URLs, 1 credit an item. What `page_size` does is not published beyond its name, so it is taken and changes nothing;
 * that none found is an empty list, and somebody unknown a 404, are our choices.
 */
function contactEndpoint(
  itemsOf: (person: DemoPerson) => readonly unknown[],
  bodyOf: (items: readonly unknown[]) => object,
  more: Endpoint['parameters'] = {},
): Endpoint {
  const urls = Object.fromEntries(URLS.map((name) => [name, PROFILE.parameters[name] ?? {}]));
  return {
    parameters: { ...urls, page_size: {}, ...more },
    ...(PROFILE.complain === undefined ? {} : { complain: PROFILE.complain }),
    leastPrice: () => 1,
    answer: (parameters, { people }) => {
      const person = people.byUrl(parameters);
      if (person === undefined) return fail(404);
      const items = itemsOf(person);
      return { status: 200, body: bodyOf(items), credits: items.length };
    },
  };
}
