import { describe, expect, it } from 'vitest';
import { enrichLayer } from '../../../../lib/providers/enrich-layer/enrich-layer';
import type { ContactKind, Wish } from '../../../../lib/providers/provider';
import { API, address, given, lineTo, look, PROFILE, recording, thessaly } from './recordings';

const WHO = `?profile_url=${encodeURIComponent('https://www.linkedin.com/in/thessaly-marchbank-0x1e/')}`;
const EMAIL = '/contact-api/personal-email';
const NUMBER = '/contact-api/personal-contact';
const OPEN = { min: 1, max: 5, isOpen: true };

function only(...contact: ContactKind[]): Wish {
  return { contact, isContactOnly: true };
}

describe('contact details alone', () => {
  it.each([
    ['personalEmails', EMAIL, 'contact-email', 2],
    ['phones', NUMBER, 'contact-number', 1],
  ] as const)(
    '%s: of the endpoint for them, by the profile and nothing else',
    async (kind, path, name, credits) => {
      const { line, sent } = lineTo([await given(name, credits)]);
      const reply = await look(line, only(kind));
      expect(sent.map(({ method, url }) => [method, url])).toEqual([
        ['GET', `${API}${path}${WHO}`],
      ]);
      expect(reply).toMatchObject({ credits, askedContact: [kind] });
      expect(reply.raw).toEqual([[JSON.parse(await recording(name))]]);
      expect(reply.outcomes[0]?.matches).toMatchObject([
        {
          person: {
            id: 'profile:thessaly-marchbank-0x1e',
            isThin: true,
            contact:
              kind === 'phones'
                ? { emails: [], phones: ['+12025550107'] }
                : {
                    emails: [
                      { address: 'thessaly@home.example.net', kind: 'personal' },
                      { address: 't.marchbank@post.example.org', kind: 'personal' },
                    ],
                    phones: [],
                  },
          },
        },
      ]);
    },
  );

  it('cost what there is of them, and how much that is nobody says', () => {
    expect(enrichLayer.price('profile', only('phones'))).toEqual(OPEN);
    expect(enrichLayer.price('profile', only('personalEmails'))).toEqual(OPEN);
    const wish = {
      ...only('phones'),
      freshness: 'live',
      extras: { 'enrich-layer': ['x'] },
    } as const;
    expect(enrichLayer.price('profile', wish)).toEqual(OPEN);
  });

  it('of two kinds come in one call, with the profile that is paid for too', async () => {
    const { line, sent } = lineTo([await given('filled', 4)]);
    await look(line, only('phones', 'personalEmails', 'websites'));
    const query = '&use_cache=if-present&personal_email=include&personal_contact_number=include';
    expect(sent.map(({ url }) => url)).toEqual([PROFILE + query]);
    const price = enrichLayer.price('profile', only('phones', 'personalEmails'));
    expect(price).toEqual({ min: 1, max: 11, isOpen: true });
  });

  it.each(['profile', 'email'] as const)('of kinds that it has not are out: %s', (kind) => {
    const out = { min: 0, max: 0, isOut: true };
    expect(enrichLayer.price(kind, only('businessEmails'))).toEqual(out);
    expect(enrichLayer.price('email', only('phones'))).toEqual(out);
  });

  it('are not looked for by an address, which would have to be found again', async () => {
    const { line, sent } = lineTo([]);
    await expect(look(line, only('phones'), address)).rejects.toMatchObject({
      failure: { code: 'not-supported', charged: 'no' },
    });
    expect(sent).toEqual([]);
  });

  it.each([
    ['an empty list', { emails: [], invalid_emails: [] }, undefined],
    ['null for a list', { emails: null }, undefined],
    ['an empty list that cost something', { emails: [] }, 1],
  ])('that there are none of cost nothing, unless it says so: %s', async (_, body, credits) => {
    const cost = credits === undefined ? [] : [['x-enrichlayer-credit-cost', String(credits)]];
    const headers = Object.fromEntries(cost);
    const { line } = lineTo([{ body: JSON.stringify(body), headers }]);
    const reply = await look(line, only('personalEmails'));
    expect(reply.credits).toBe(credits ?? 0);
    expect(reply.outcomes[0]?.matches[0]?.person.contact.emails).toEqual([]);
  });

  it('of somebody unknown are nobody’s, for nothing', async () => {
    const { line } = lineTo([await given('error-404', 0, 404)]);
    expect((await look(line, only('phones'))).outcomes).toEqual([{ matches: [] }]);
  });

  it.each([{}, { numbers: [] }, { emails: 'a@b.example.com' }, { emails: [{}, false] }, []])(
    'that cannot be read are unreadable, and kept: %j',
    async (body) => {
      const { line } = lineTo([{ body: JSON.stringify(body) }]);
      await expect(look(line, only('personalEmails'))).rejects.toMatchObject({
        failure: { code: 'bad-reply', charged: 'maybe' },
        reply: JSON.stringify(body),
      });
    },
  );

  it('lose no readable one to an odd one', async () => {
    const { line } = lineTo([
      { body: JSON.stringify({ numbers: [null, {}, ' +12025550107 ', ''] }) },
    ]);
    const reply = await look(line, only('phones'));
    expect(reply.outcomes[0]?.matches[0]?.person.contact.phones).toEqual(['+12025550107']);
  });
});

describe('where the endpoint is gone', () => {
  const gone = [
    ['410', 'error-410', 410],
    ['404 of the address', 'error-404-endpoint', 404],
  ] as const;

  it.each(gone)(
    '%s: it is remembered, and the dearer way is not taken unasked',
    async (_, name, status) => {
      const { line, sent, refusals } = lineTo([await given(name, 0, status)]);
      const order = { identifiers: [thessaly], wish: only('phones'), atMost: 5 };
      await expect(enrichLayer.enrich(line, order)).rejects.toMatchObject({
        failure: { code: 'price-changed', charged: 'no' },
      });
      expect(sent).toHaveLength(1);
      expect(refusals).toEqual([NUMBER]);
      const price = enrichLayer.price('profile', only('phones'), { refused: refusals });
      expect(price).toEqual({ ...OPEN, max: 6 });
      // The other kind has an endpoint of its own.
      expect(enrichLayer.price('profile', only('personalEmails'), { refused: refusals })).toEqual(
        OPEN,
      );
    },
  );

  it('what is remembered is not tried: the profile brings them at its price', async () => {
    const { line, sent } = lineTo([await given('filled', 3)], { refused: [NUMBER] });
    const order = { identifiers: [thessaly], wish: only('phones'), atMost: 6 };
    expect(await enrichLayer.enrich(line, order)).toMatchObject({ askedContact: ['phones'] });
    const query = '&use_cache=if-present&personal_contact_number=include';
    expect(sent.map(({ url }) => url)).toEqual([PROFILE + query]);
  });
});
