import { describe, expect, it } from 'vitest';
import type { Wish } from '../../../../lib/providers/provider';
import {
  CARD,
  CONTACT,
  ENRICH,
  entry,
  LIVE,
  mailbox,
  otto,
  ottoline,
  ottolineUrl,
  put,
  refusal,
} from './scripted';

const MOVED = `email@${ENRICH}`;
const STALE = `freshness@${ENRICH}`;
const BUSINESS = 'contact.business_emails';
const wish: Partial<Wish> = { contact: ['businessEmails'] };
const byUrl = { professional_network_profile_urls: [ottolineUrl] };
const GATEWAY = '<html><head><title>403 Forbidden</title></head>Please contact your plan</html>';

describe('ordinary words are no refused fields', () => {
  it.each([
    [403, 'Your account is temporarily restricted. Please contact support.', 'not-in-plan'],
    [403, 'Your account is restricted. Please contact support.', 'not-in-plan'],
    [403, 'Your plan has expired, contact support', 'not-in-plan'],
    [400, 'Invalid profile URL. Contact support if this persists.', 'refused'],
    [400, 'Profile has no experience data yet, try again later', 'refused'],
    [400, "Profile has no 'experience' data yet, try again later", 'refused'],
    [400, 'Unknown field: contact support for the list', 'refused'],
    [400, 'Unsupported field given. Skills, education and contact support you there', 'refused'],
    [403, GATEWAY, 'not-in-plan'],
  ])('%d %j', async (status, words, code) => {
    const reply = words.startsWith('<') ? words : refusal(words);
    const body = { ...byUrl, fields: [...CARD, BUSINESS] };
    const step = { path: ENRICH, body, status, reply };
    const { failure, learnt } = await put([step], { of: ottoline, wish });
    expect(learnt).toEqual([]);
    expect(failure).toMatchObject({ code, charged: 'no' });
  });

  it.each([
    [403, 'Your plan does not include the fields: experience, skills. Contact support.'],
    [403, 'Access to the fields "experience" and "skills" is not enabled'],
    [400, 'fields has unsupported values: experience, skills'],
    [400, 'Unknown fields `experience`, `skills` in request. Supported fields are: education'],
    [400, 'unsupported values: [experience, skills]'],
    [403, "fields=['experience', 'skills'] need another plan"],
  ])('but marked as names they are: %d %j', async (status, words) => {
    const body = { ...byUrl, fields: CARD };
    const left = CARD.filter((field) => !['experience', 'skills'].includes(field));
    const { learnt } = await put(
      [
        { path: ENRICH, body, status, reply: refusal(words) },
        { path: ENRICH, body: { ...byUrl, fields: left }, reply: [entry(ottolineUrl, 'Ottoline')] },
      ],
      { of: ottoline },
    );
    expect(learnt).toEqual(['field:experience', 'field:skills']);
  });
});

describe('an address that is refused does not close the look-up by address', () => {
  it.each([
    [400, 'business_emails: personal email domains are not supported', 'refused'],
    [400, 'business_emails: free mail providers are not allowed', 'refused'],
    [400, 'business_emails: format not accepted', 'refused'],
    [400, 'Email identifier is invalid and not supported', 'refused'],
    [400, 'Personal e-mail inputs are not supported', 'refused'],
    [403, 'Access to business_emails is restricted', 'not-in-plan'],
    [403, 'Email lookup is temporarily not available', 'not-in-plan'],
    [403, 'Account suspended: no look-up by email', 'not-in-plan'],
  ])('%d %j', async (status, words, code) => {
    const body = { business_emails: [otto.address], fields: CARD };
    const step = { path: ENRICH, body, status, reply: refusal(words) };
    const { failure, learnt } = await put([step], { of: otto });
    expect(learnt).toEqual([]);
    expect(failure).toMatchObject({ code, charged: 'no' });
  });

  it('and of several it is the one that is refused', async () => {
    const words = 'business_emails: personal email domains are not supported';
    const of = [mailbox(1), mailbox(2)] as const;
    const asks = (...who: readonly { address: string }[]) => ({
      path: ENRICH,
      body: { business_emails: who.map(({ address }) => address), fields: CARD },
    });
    const { reply, learnt } = await put(
      [
        { ...asks(...of), status: 400, reply: refusal(words) },
        { ...asks(of[0]), status: 400, reply: refusal(words) },
        { ...asks(of[1]), reply: [entry(of[1].address, 'Ottoline')] },
      ],
      { of },
    );
    expect(learnt).toEqual([]);
    expect(reply?.outcomes[0]).toEqual({ matches: [], refusedFor: words });
  });

  it.each(['the free plan', 'free or personal plans'])('but a plan does: %j', async (plan) => {
    const words = `business_emails is not available on ${plan}`;
    const body = { business_emails: [otto.address], fields: CARD };
    const step = { path: ENRICH, body, status: 403, reply: refusal(words) };
    const { learnt } = await put([step], { of: otto, atMost: 1 });
    expect(learnt).toEqual([MOVED]);
  });
});

describe.each([
  ['the contact endpoint', otto, CONTACT, {}, MOVED, MOVED.replace(ENRICH, CONTACT)],
  ['the live endpoint', ottoline, LIVE, { freshness: 'live' }, STALE, 'live'],
] as const)('%s', (_, of, path, wished, known, closed) => {
  const body =
    of.kind === 'email'
      ? { business_emails: [of.address], fields: [BUSINESS] }
      : { ...byUrl, fields: CARD };
  it.each([
    GATEWAY,
    '',
    '{}',
    { message: 'Forbidden' },
    refusal(''),
    refusal('Your account is temporarily restricted. Please contact support.'),
    refusal('Access to this endpoint is restricted'),
    refusal('Your account is suspended: no endpoint is available'),
    refusal('Your IP is not allowed'),
    refusal('This endpoint is temporarily not available'),
  ])('is not closed by 403 %j', async (reply) => {
    const order = { of, wish: wished };
    const { failure, learnt } = await put([{ path, body, status: 403, reply }], order, {
      refused: [known],
    });
    expect(learnt).toEqual([]);
    expect(failure).toMatchObject({ code: 'not-in-plan', charged: 'no' });
  });

  it.each([
    `Your plan does not include the endpoint ${path}`,
    'You do not have access to this API. Please contact support.',
    'Upgrade required',
  ])('is by 403 %j', async (words) => {
    const step = { path, body, status: 403, reply: refusal(words, 'permission_error') };
    const { learnt } = await put([step], { of, wish: wished }, { refused: [known] });
    expect(learnt).toEqual([closed]);
  });
});
