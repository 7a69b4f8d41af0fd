import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FailureError } from '../../../../lib/failure';
import { crustdata } from '../../../../lib/providers/crustdata/crustdata';
import type { Wish } from '../../../../lib/providers/provider';
import { CARD, CONTACT, credits, ENRICH, LIVE, mailbox, ottoline, refusal } from './scripted';

const WORDS = [
  ...CARD,
  ...['contact', 'contact.business_emails', 'contact.phone_numbers', 'certifications', 'honors'],
  ...['business_emails', 'professional_network_profile_urls', 'min_similarity_score', 'preview'],
  ...['enrich_realtime', 'force_fetch', ENRICH, CONTACT, LIVE, mailbox(1).address, 'required'],
  ...['Unknown parameter:', 'plan', 'credits', 'is not allowed', 'Supported fields are:', ','],
];
const words = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((all) => all.join(' ')),
  },
  fc.string({ unit: 'binary' }),
);
const answer = fc.record({
  status: fc.constantFrom(200, 400, 400, 400, 403, 403, 404, 429),
  words,
  body: fc.option(fc.jsonValue(), { nil: undefined }),
});
const wish = fc.record<Wish>(
  {
    contact: fc.subarray(['businessEmails', 'phones', 'personalEmails', 'websites'] as const),
    minSimilarity: fc.constantFrom(0, 0.8),
    freshness: fc.constantFrom('cached', 'recent', 'live'),
    isPreview: fc.boolean(),
    extras: fc.constantFrom<NonNullable<Wish['extras']>>(
      {},
      { crustdata: ['honors', 'dev_platform_profiles'] },
    ),
  },
  { requiredKeys: ['contact'] },
);

it('whatever is refused in whatever words: an end after few requests, none that is known to be refused or too dear', async () => {
  await fc.assert(
    fc.asyncProperty(
      wish,
      fc.constantFrom(
        [ottoline],
        [mailbox(1)],
        [1, 2, 3].map((number) => mailbox(number)),
      ),
      fc.array(answer, { minLength: 1, maxLength: 20 }),
      fc.constantFrom(undefined, 0, 1, 2, 6, 7),
      async (wished, identifiers, answers, atMost) => {
        const learnt: string[] = [];
        const sent: { path: string; body: Record<string, unknown> }[] = [];
        const fetch: typeof globalThis.fetch = async (input, init) => {
          const request = new Request(input, init);
          const { pathname: path } = new URL(request.url);
          const body = (await request.json()) as Record<string, unknown>;
          expectAllowed(path, body, learnt);
          sent.push({ path, body });
          const { status, words: said, body: odd } = answers[sent.length % answers.length] ?? {};
          const none = [{ matched_on: mailbox(1).address, matches: [] }];
          const reply = odd ?? (status === 200 ? none : refusal(said ?? ''));
          return Response.json(reply, { status: status ?? 200, headers: credits(0) });
        };
        const refuse = async (what: string) => {
          expect(learnt).not.toContain(what);
          learnt.push(what);
        };
        const line = { key: 'sim-key', timeoutMs: 5000, fetch, refuse };
        const order = { identifiers, wish: wished, ...(atMost === undefined ? {} : { atMost }) };
        try {
          const reply = await crustdata.enrich(line, order);
          expect(reply.outcomes).toHaveLength(identifiers.length);
        } catch (thrown) {
          if (!(thrown instanceof FailureError)) throw thrown;
          expect(thrown.failure.charged).not.toBe('yes');
        }
        expect(sent.length).toBeLessThanOrEqual(15);
        // What is learnt tells the price of the way that is left.
        const price = crustdata.price(identifiers[0]?.kind ?? 'email', wished, { refused: learnt });
        expect(price.min).toBeLessThanOrEqual(price.max);
      },
    ),
    { numRuns: 1500 },
  );
});

function expectAllowed(path: string, body: Record<string, unknown>, learnt: readonly string[]) {
  const fields = body.fields as string[] | undefined;
  // Left out only where every group is refused by name.
  if (fields === undefined)
    for (const group of CARD.slice(0, 2)) expect(learnt.join()).toContain(group);
  else expect(fields.length).toBeGreaterThan(0);
  const at = path === ENRICH ? '' : `@${path}`;
  for (const field of fields ?? []) expect(learnt).not.toContain(`field:${field}${at}`);
  const kind = 'business_emails' in body ? 'email' : 'profile';
  expect(learnt).not.toContain(`${kind}@${path}`);
  if (path === LIVE) expect(learnt).not.toContain('live');
  if ('preview' in body) expect(learnt).not.toContain('preview');
  if ('enrich_realtime' in body) expect(learnt).not.toContain(`freshness@${ENRICH}`);
  else expect(body).not.toHaveProperty('force_fetch');
  if ('min_similarity_score' in body) {
    expect(learnt).not.toContain(`min_similarity_score@${ENRICH}`);
    expect(kind).toBe('email');
  }
}
