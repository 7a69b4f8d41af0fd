import { fail } from './answers';
import type { Endpoint } from './endpoint';
import { complainOfEmail, complainOfProfileUrl } from './identifiers';
import { textAt } from './reading';

// What counts as free or throw-away is not published: a few domains of each.
const FREE_DOMAINS: ReadonlySet<string> = new Set(['gmail.com', 'outlook.com', 'yahoo.com']);
const DISPOSABLE_DOMAINS: ReadonlySet<string> = new Set([
  'mailinator.com',
  'throwaway.example.com',
]);

/** GET /credit-balance [2.7]. */
export const CREDIT_BALANCE: Endpoint = {
  parameters: {},
  answer: (_, { account }) => {
    return { status: 200, body: { credit_balance: account.books().credits }, credits: 0 };
  },
};

/** GET /person/profile-picture [2.7]. A person without picture is a 404 like an unknown one. */
export const PICTURE: Endpoint = {
  parameters: { person_profile_url: { isRequired: true, complain: complainOfProfileUrl } },
  answer: (parameters, { people }) => {
    const url = parameters.get('person_profile_url') ?? '';
    const person = people.byUrl(new Map([['profile_url', url]]));
    const profile = person === undefined ? undefined : people.profileOf(person);
    const picture = textAt(profile, 'profile_pic_url');
    if (picture === null) return fail(404);
    return { status: 200, body: { tmp_profile_pic_url: picture }, credits: 0 };
  },
};

/** GET /disposable-email [2.7]. */
export const DISPOSABLE_EMAIL: Endpoint = {
  parameters: { email: { isRequired: true, complain: complainOfEmail } },
  answer: (parameters) => {
    const domain = (parameters.get('email') ?? '').split('@')[1]?.toLowerCase() ?? '';
    const body = {
      is_disposable_email: DISPOSABLE_DOMAINS.has(domain),
      is_free_email: FREE_DOMAINS.has(domain),
    };
    return { status: 200, body, credits: 0 };
  },
};
