import { describe, expect, it } from 'vitest';
import { crustdata } from '../../../../lib/providers/crustdata/crustdata';
import type { Wish } from '../../../../lib/providers/provider';
import {
  CARD,
  credits,
  ENRICH,
  entry,
  otto,
  ottoline,
  ottolineUrl,
  put,
  refusal,
  type Step,
} from './scripted';

const BUSINESS = 'contact.business_emails';
const asks = (...fields: readonly string[]) => ({
  path: ENRICH,
  body: { professional_network_profile_urls: [ottolineUrl], fields },
});
const found = { reply: [entry(ottolineUrl, 'Ottoline')], headers: credits(1) };
const refused = (status: 400 | 403, words: string) => ({ status, reply: refusal(words) });

describe('a field that is refused', () => {
  const wish: Partial<Wish> = { extras: { crustdata: ['certifications', 'honors'] } };

  it.each([
    [403, 'Your plan does not include the fields: certifications', ['certifications']],
    [
      403,
      'Your plan does not include the fields: certifications, honors',
      ['certifications', 'honors'],
    ],
    [403, 'Access to field "honors" is not enabled. Contact support.', ['honors']],
    [400, 'fields has unsupported values: honors', ['honors']],
    [
      400,
      "Unsupported field 'skills'. Supported fields are: basic_profile, experience, education",
      ['skills'],
    ],
    [
      400,
      "'certifications' is not valid. Must be one of: basic_profile, honors",
      ['certifications'],
    ],
    [403, 'The following fields are not available: honors', ['honors']],
    [403, 'not allowed on your plan: professional_network', ['professional_network']],
  ] as const)('%d %j is left out once, and never sent again', async (status, words, gone) => {
    const before = [...CARD, 'certifications', 'honors'];
    const after = before.filter((field) => !(gone as readonly string[]).includes(field));
    const first = await put(
      [
        { ...asks(...before), ...refused(status, words) },
        { ...asks(...after), ...found },
      ],
      {
        of: ottoline,
        wish,
      },
    );
    expect(first.names).toEqual(['Ottoline']);
    expect(first.reply?.credits).toBe(1);
    expect(first.learnt).toEqual(gone.map((field) => `field:${field}`));
    await put([{ ...asks(...after), ...found }], { of: ottoline, wish }, { refused: first.learnt });
  });

  it('is repaired once: a second one ends the order, and is remembered', async () => {
    const first = await put(
      [
        {
          ...asks(...CARD, 'certifications', 'honors'),
          ...refused(403, 'no field certifications'),
        },
        { ...asks(...CARD, 'honors'), ...refused(403, 'no field honors') },
      ],
      { of: ottoline, wish },
    );
    expect(first.failure).toMatchObject({
      code: 'not-in-plan',
      charged: 'no',
      said: 'no field honors',
    });
    expect(first.learnt).toEqual(['field:certifications', 'field:honors']);
    await put([{ ...asks(...CARD), ...found }], { of: ottoline, wish }, { refused: first.learnt });
  });

  it.each([
    [403, 'Your plan does not include the endpoint /person/enrich', 'not-in-plan'],
    [403, 'Upgrade for experience credits', 'no-credit'],
    [402, 'experience', 'no-credit'],
    [400, 'Request body is malformed', 'refused'],
    [500, 'field skills', 'provider-down'],
    [429, 'field skills', 'rate-limited'],
  ])('is not what %d %j says', async (status, words, code) => {
    const { failure, learnt } = await put([{ ...asks(...CARD), status, reply: refusal(words) }], {
      of: ottoline,
    });
    expect(failure?.code).toBe(code);
    expect(learnt).toEqual([]);
  });

  it('that is every one of them ends in a request without the list, for what that may cost', async () => {
    const words = `fields has unsupported values: ${[...CARD, BUSINESS].join(', ')}`;
    const all = { ...asks(...CARD, BUSINESS), ...refused(400, words) };
    const wished = { contact: ['businessEmails'] } as const;
    const bare = {
      path: ENRICH,
      body: { professional_network_profile_urls: [ottolineUrl] },
      ...found,
    };
    const first = await put([all, bare], { of: ottoline, wish: wished });
    expect(first.names).toEqual(['Ottoline']);
    const known = { refused: first.learnt };
    expect(crustdata.price('profile', wished, known)).toEqual({ min: 1, max: 7, isOpen: true });
    await put([bare], { of: ottoline, wish: wished, atMost: 7 }, known);
    const dear = await put([all], { of: ottoline, wish: wished, atMost: 2 });
    expect(dear.failure?.code).toBe('price-changed');
  });

  it('that goes on being refused by name ends the order', async () => {
    const wordy = refused(400, 'Unknown fields: skills, once more skills');
    const less = CARD.filter((field) => field !== 'skills');
    const { failure } = await put(
      [
        { ...asks(...CARD), ...wordy },
        { ...asks(...less), ...wordy },
      ],
      {
        of: ottoline,
      },
    );
    expect(failure?.code).toBe('refused');
  });

  it('is asked around even where it cannot be remembered', async () => {
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const { fields } = (await new Request(input, init).json()) as { fields: string[] };
      return fields.includes('skills')
        ? Response.json(refusal('no field skills'), { status: 403 })
        : Response.json([entry(ottolineUrl, 'Ottoline')]);
    };
    const refuse = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
    const line = { key: 'sim-key', timeoutMs: 500, fetch, refuse };
    const reply = await crustdata.enrich(line, { identifiers: [ottoline], wish: { contact: [] } });
    expect(reply.outcomes[0]?.matches).toHaveLength(1);
  });
});

it('leaves the threshold out where it is no parameter, and remembers so', async () => {
  const body = { business_emails: [otto.address], fields: CARD };
  const wish = { minSimilarity: 0.8 };
  const answered = { path: ENRICH, body, reply: [entry(otto.address, 'Ottoline')] };
  const { learnt } = await put(
    [
      {
        path: ENRICH,
        body: { ...body, min_similarity_score: 0.8 },
        ...refused(400, 'Unknown parameter: min_similarity_score'),
      },
      answered,
    ],
    { of: otto, wish },
  );
  expect(learnt).toEqual(['min_similarity_score@/person/enrich']);
  await put([answered], { of: otto, wish }, { refused: learnt });
});

describe('the business e-mail', () => {
  const wish: Partial<Wish> = { contact: ['businessEmails'] };
  const first: Step = { ...asks(...CARD, BUSINESS), ...refused(400, `Unknown field: ${BUSINESS}`) };
  const whole = asks(...CARD, 'contact');

  it('unknown by itself is asked for as the whole group', async () => {
    const given = { ...whole, ...found };
    const { learnt, names } = await put([first, given], { of: ottoline, wish });
    expect(names).toEqual(['Ottoline']);
    expect(learnt).toEqual([`field:${BUSINESS}`]);
    await put(
      [given],
      { of: ottoline, wish: { contact: ['businessEmails', 'phones'] } },
      { refused: learnt },
    );
    // All of contact may be charged then.
    expect(
      crustdata.price('profile', { contact: ['businessEmails'] }, { refused: learnt }).max,
    ).toBe(6);
  });

  it('is not, where the whole group may cost more than was announced', async () => {
    const { failure, learnt } = await put([first], { of: ottoline, wish, atMost: 2 });
    expect(failure).toEqual({ code: 'price-changed', charged: 'no' });
    expect(learnt).toEqual([`field:${BUSINESS}`]);
  });

  it('refused as a group too is gone without, beside another field that is refused', async () => {
    const extras = { crustdata: ['honors'] };
    const steps = [
      { ...asks(...CARD, BUSINESS, 'honors'), ...refused(403, 'field honors') },
      first,
      { ...whole, ...refused(400, "Unknown field: 'contact'") },
      { ...asks(...CARD), ...found },
    ];
    const { learnt, names } = await put(steps, { of: ottoline, wish: { ...wish, extras } });
    expect(names).toEqual(['Ottoline']);
    expect(learnt).toEqual(['field:honors', `field:${BUSINESS}`, 'field:contact']);
    await put([{ ...asks(...CARD), ...found }], { of: ottoline, wish }, { refused: learnt });
    const price = crustdata.price('profile', { contact: ['businessEmails'] }, { refused: learnt });
    expect(price).toEqual({ min: 1, max: 1 });
  });

  it('outside the plan is gone without at once: the group holds it', async () => {
    const steps = [
      { ...asks(...CARD, BUSINESS), ...refused(403, `Your plan does not include: ${BUSINESS}`) },
      { ...asks(...CARD), ...found },
    ];
    const { learnt } = await put(steps, { of: ottoline, wish, atMost: 2 });
    expect(learnt).toEqual([`field:${BUSINESS}`, 'field:contact']);
  });

  it('is not asked for as a group of which the account lists nothing', async () => {
    const account = {
      canEnrich: true,
      fieldsInPlan: ['basic_profile', 'skills'],
      fieldsNotInPlan: [],
    };
    await put(
      [first, { ...asks(...CARD), ...found }],
      { of: ottoline, wish, atMost: 2 },
      { account },
    );
  });

  it('refused by its last word alone, or with all of contact, is understood', async () => {
    for (const words of ['no business_emails here', 'the contact field is not supported']) {
      const { learnt } = await put(
        [
          { ...asks(...CARD, BUSINESS), ...refused(403, words) },
          { ...asks(...CARD), ...found },
        ],
        { of: ottoline, wish },
      );
      expect(learnt[0]).toBe(`field:${BUSINESS}`);
    }
  });
});
