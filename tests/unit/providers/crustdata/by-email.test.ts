import { describe, expect, it } from 'vitest';
import { crustdata } from '../../../../lib/providers/crustdata/crustdata';
import type { Wish } from '../../../../lib/providers/provider';
import {
  CARD,
  CONTACT,
  credits,
  ENRICH,
  entry,
  mailbox,
  otto,
  ottoline,
  ottolineUrl,
  put,
  refusal,
  type Step,
} from './scripted';

const BUSINESS = 'contact.business_emails';
const MOVED = 'email@/person/enrich';
const wish: Partial<Wish> = { contact: ['businessEmails'], minSimilarity: 0.8 };
const asked = (fields: readonly string[] = [...CARD, BUSINESS]): Step => ({
  path: ENRICH,
  body: { business_emails: [otto.address], min_similarity_score: 0.8, fields },
  status: 400,
  reply: refusal('Unknown parameter: business_emails'),
});
const details = { business_emails: [{ email: otto.address, status: 'verified' }] };
const bare = (of: { address: string }, id: number, slug?: string) => ({
  matched_on: of.address,
  match_type: 'business_email',
  matches: [
    {
      confidence_score: 0.92,
      person_data: {
        crustdata_person_id: id,
        contact: details,
        ...(slug && {
          social_handles: {
            professional_network_identifier: { profile_url: `https://www.linkedin.com/in/${slug}` },
          },
        }),
      },
    },
  ],
});
const contact = (more: Partial<Step> = {}): Step => ({
  path: CONTACT,
  body: { business_emails: [otto.address], fields: [BUSINESS] },
  reply: [bare(otto, 41, ottoline.slug)],
  headers: credits(1),
  ...more,
});
const card = (more: Partial<Step> = {}): Step => ({
  path: ENRICH,
  body: { professional_network_profile_urls: [ottolineUrl], fields: CARD },
  reply: [entry(ottolineUrl, 'Ottoline', { crustdata_person_id: 41, skills: null })],
  headers: credits(1),
  ...more,
});
const price = (of: Partial<Wish>, refused: readonly string[] = [MOVED]) =>
  crustdata.price('email', { contact: [], ...of }, { refused });

describe('an address that the ordinary endpoint does not take', () => {
  it.each([
    [400, 'Unknown parameter: business_emails'],
    [400, "Additional properties are not allowed ('business_emails' was unexpected)"],
    [400, 'professional_network_profile_urls: this field is required'],
    [400, 'Unrecognized keys in request body'],
    [403, 'Reverse e-mail lookup is not in your plan'],
    [403, 'business_emails requires another plan'],
  ])(
    '(%d %j) is asked of the contact endpoint, then the card of the profile it names',
    async (status, words) => {
      const first = await put([{ ...asked(), status, reply: refusal(words) }, contact(), card()], {
        of: otto,
        wish,
        atMost: 2,
      });
      expect(first.learnt).toEqual([MOVED]);
      expect(first.reply?.credits).toBe(2);
      expect(first.reply?.failures).toBeUndefined();
      expect(first.reply?.outcomes[0]?.matches).toMatchObject([
        {
          confidence: 0.92,
          person: {
            id: 'crustdata:41',
            name: 'Ottoline',
            slug: ottoline.slug,
            contact: { emails: [{ address: otto.address, kind: 'business', status: 'verified' }] },
          },
        },
      ]);
      expect(first.reply?.raw[0]?.[0]).toMatchObject({ contact: details, basic_profile: {} });
      const second = await put(
        [contact(), card()],
        { of: otto, wish, atMost: 2 },
        { refused: first.learnt },
      );
      expect(second.names).toEqual(['Ottoline']);
    },
  );

  it.each(['Invalid business emails: ottoline@larkmoor.example.com', 'Malformed JSON'])(
    'is not what 400 %j says',
    async (words) => {
      const { failure, learnt } = await put([{ ...asked(), reply: refusal(words) }], {
        of: otto,
        wish,
      });
      expect(failure).toMatchObject({ code: 'refused', charged: 'no', said: words });
      expect(learnt).toEqual([]);
    },
  );

  it('is priced by the way that will be taken', () => {
    expect(price(wish, [])).toEqual({ min: 1, max: 2 });
    expect(price(wish)).toEqual({ min: 1, max: 2 });
    expect(price({})).toEqual({ min: 1, max: 2 });
    expect(price({ contact: ['websites'] })).toEqual({ min: 0, max: 1 });
    expect(price({ contact: ['businessEmails', 'personalEmails', 'phones', 'websites'] })).toEqual({
      min: 1,
      max: 6,
    });
    expect(price({ ...wish, extras: { crustdata: ['dev_platform_profiles'] } }).max).toBe(3);
    expect(price(wish, [MOVED, `email@${CONTACT}`])).toEqual({ min: 0, max: 0, isOut: true });
    expect(price({ freshness: 'live' }, [MOVED])).toEqual({ min: 0, max: 0, isOut: true });
  });

  it('is not asked there at a higher price than allowed', async () => {
    const step = { ...asked(CARD) };
    const { failure, learnt } = await put([step], {
      of: otto,
      wish: { minSimilarity: 0.8 },
      atMost: 1,
    });
    expect(failure).toEqual({ code: 'price-changed', charged: 'no' });
    expect(learnt).toEqual([MOVED]);
  });

  it('is asked there for what is wished alone, and for the business e-mail where nothing is', async () => {
    const fields = ['contact.phone_numbers', 'contact.websites'];
    const body = { business_emails: [otto.address], fields };
    await put(
      [contact({ body, reply: [bare(otto, 41)] })],
      { of: otto, wish: { contact: ['phones', 'websites'] } },
      { refused: [MOVED] },
    );
    await put([contact({ reply: [bare(otto, 41)] })], { of: otto }, { refused: [MOVED] });
  });

  it('is not in the plan where that is refused too, and not asked for again', async () => {
    const closed = contact({
      status: 403,
      reply: refusal(`Your plan does not include the endpoint ${CONTACT}`, 'permission_error'),
      headers: {},
    });
    const first = await put([asked(), closed], { of: otto, wish });
    expect(first.failure).toEqual({ code: 'not-in-plan', charged: 'no' });
    expect(first.learnt).toEqual([MOVED, `email@${CONTACT}`]);
    const second = await put([], { of: otto, wish }, { refused: first.learnt });
    expect(second.failure?.code).toBe('not-in-plan');
    const account = {
      canEnrich: true,
      fieldsInPlan: [],
      fieldsNotInPlan: [],
      endpoints: [{ path: CONTACT, isEnabled: false }],
    };
    const listed = await put([asked()], { of: otto, wish }, { account });
    expect(listed.failure?.code).toBe('not-in-plan');
  });

  it('goes without a kind of contact that is refused there', async () => {
    const fields = [BUSINESS, 'contact.phone_numbers'];
    const { learnt } = await put(
      [
        contact({
          body: { business_emails: [otto.address], fields },
          status: 403,
          reply: refusal('Not in your plan: contact.phone_numbers'),
        }),
        contact({ reply: [bare(otto, 41)] }),
      ],
      { of: otto, wish: { contact: ['businessEmails', 'phones'] } },
      { refused: [MOVED] },
    );
    expect(learnt).toEqual([`field:contact.phone_numbers@${CONTACT}`]);
  });

  it('previews and fresh answers cannot be had', async () => {
    for (const more of [{ isPreview: true }, { freshness: 'live' }] as const) {
      const { failure } = await put(
        [],
        { of: otto, wish: { ...wish, ...more } },
        { refused: [MOVED] },
      );
      expect(failure?.code).toBe('not-in-plan');
    }
  });
});

describe('what the contact endpoint knows', () => {
  const known = { refused: [MOVED] };
  const order = { of: otto, wish, atMost: 2 };

  it('is nobody: no second call', async () => {
    const nobody = contact({
      reply: [{ matched_on: otto.address, matches: [] }],
      headers: credits(0),
    });
    const { reply } = await put([nobody], order, known);
    expect(reply).toMatchObject({ outcomes: [{ matches: [] }], credits: 0 });
  });

  it('is somebody without a profile: no second call, and the person is thin', async () => {
    const { reply } = await put([contact({ reply: [bare(otto, 41)] })], order, known);
    expect(reply?.outcomes[0]?.matches[0]?.person).toMatchObject({
      id: 'crustdata:41',
      isThin: true,
    });
    expect(reply?.credits).toBe(1);
  });

  it('is the whole card: no second call', async () => {
    const whole = entry(otto.address, 'Ottoline', { contact: details });
    const { names } = await put([contact({ reply: [whole] })], order, known);
    expect(names).toEqual(['Ottoline']);
  });

  it('took more than was announced: the card is not bought unasked', async () => {
    const { reply } = await put([contact({ headers: credits(5) })], order, known);
    expect(reply?.credits).toBe(5);
    expect(reply?.outcomes[0]?.matches[0]?.person.contact.emails).toHaveLength(1);
    expect(reply?.failures?.[0]?.failure).toEqual({ code: 'price-changed', charged: 'no' });
  });

  it.each([
    [429, 'rate-limited', 1],
    [402, 'no-credit', 1],
    [500, 'provider-down', 1],
  ] as const)('is not lost where the card ends in %d', async (status, code, sum) => {
    const failing = card({ status, reply: refusal('later'), headers: credits(0) });
    const { reply } = await put([contact(), failing], order, known);
    expect(reply?.outcomes[0]?.matches[0]?.person).toMatchObject({
      slug: ottoline.slug,
      isThin: true,
    });
    expect(reply?.failures?.[0]?.failure.code).toBe(code);
    expect(reply?.credits).toBe(sum);
  });

  it('is not lost where the card never comes, and the sum is not claimed', async () => {
    const { reply } = await put([contact(), card({ afterMs: 5000 })], order, known);
    expect(reply?.outcomes[0]?.matches).toHaveLength(1);
    expect(reply?.failures?.[0]?.failure).toMatchObject({ code: 'timed-out', charged: 'maybe' });
    expect(reply?.credits).toBeUndefined();
  });

  it('is joined for several, each profile fetched once', async () => {
    const [one, two, three] = [mailbox(1), mailbox(2), mailbox(3)];
    const steps = [
      {
        path: CONTACT,
        body: { business_emails: [one.address, two.address, three.address], fields: [BUSINESS] },
        reply: [
          bare(two, 41, ottoline.slug),
          bare(one, 41, ottoline.slug),
          { matched_on: three.address, matches: [] },
        ],
        headers: credits(2),
      },
      card(),
    ];
    const { names, reply } = await put(steps, { of: [one, two, three], wish, atMost: 2 }, known);
    expect(names).toEqual(['Ottoline', 'Ottoline', undefined]);
    expect(reply?.credits).toBe(3);
  });
});
