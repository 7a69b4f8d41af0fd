import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { Panel } from '../../../components/panel/app';
import { FailureError } from '../../../lib/failure';
import type { ProviderOverview } from '../../../lib/messages';
import type { Person } from '../../../lib/person';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import type { Answer } from '../../../lib/store/answers';
import type { StoredPerson } from '../../../lib/store/rows';
import { openReceipt, writeReceipt } from '../../../lib/store/write-receipt';
import { expectAccessible } from '../setup';
import { AGREED, AMARA, answerWith, buildPanel, PROVIDER, personNamed, type Stage } from './world';

const one = { min: 1, max: 1 };
const CRUSTDATA: ProviderOverview = {
  ...PROVIDER,
  supports: { ...PROVIDER.supports, extras: crustdata.supports.extras },
  extraCredits: { certifications: 0, honors: 'not-in-plan', dev_platform_profiles: 1 },
  priceByExtra: {
    certifications: { profile: one, email: one },
    honors: {
      profile: { min: 0, max: 0, isOut: true },
      email: { min: 0, max: 0, isOut: true },
    },
    dev_platform_profiles: { profile: { min: 1, max: 2 }, email: { min: 1, max: 2 } },
  },
};

const LAYER: ProviderOverview = {
  ...PROVIDER,
  id: enrichLayer.id,
  name: enrichLayer.name,
  supports: enrichLayer.supports,
  contactCredits: { personalEmails: 5, phones: 'not-now' },
  extraCredits: { skills: 1 },
};

const SECTIONS = 'Sections that can be asked for by themselves';
const CERTIFICATIONS = 'Get certifications · 1 credit';
const CODE = 'Get profiles on sites for source code · 1–2 credits';

type Asked = Pick<StoredPerson, 'contactAsked' | 'extrasAsked'>;

/** A card with its last line open. */
async function drawn(
  provider: ProviderOverview,
  changed: Partial<Person> = {},
  { asked, ...stage }: Partial<Omit<Stage, 'asked'>> & { readonly asked?: Asked } = {},
) {
  const built = await buildPanel({ provider, ...stage });
  const person = personNamed('Nil Vacant', { slug: 'amara-0x1c', ...changed });
  if (asked !== undefined) {
    const row = { id: person.id, provider: provider.id, person, raw: [], fetchedAt: 1 };
    await built.stage.database.put('people', { ...row, ...asked });
  }
  built.model.provider.value = provider;
  built.model.view.value = { kind: 'answer', answer: answerWith(person), provider };
  const { container } = render(<Panel model={built.model} />);
  const summary = await screen.findByText(/^Not public or not known/);
  const details = summary.closest('details');
  expect(details?.open).toBe(false);
  if (details !== null) details.open = true;
  await screen.findByText(/^Set to private/);
  return { ...built, person, container, details, summary };
}

async function reasonsFor(...about: Parameters<typeof drawn>) {
  const { container, details } = await drawn(...about);
  await expectAccessible(container);
  return [...(details?.querySelectorAll('p') ?? [])].map((line) => line.textContent);
}

const wishing = (changed: Partial<typeof AGREED>) => ({ settings: { ...AGREED, ...changed } });
const button = (name: string) => screen.findByRole('button', { name });
const offered = () =>
  within(screen.getByRole('list', { name: SECTIONS }))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);

describe('why something is missing', () => {
  it('is said for Crustdata, by its plan and by the user’s options', async () => {
    const changed = { headline: 'H', languages: ['Igbo'] };
    const stage = {
      ...wishing({ contact: ['businessEmails'] }),
      asked: { contactAsked: { businessEmails: 1 } },
    };
    expect(await reasonsFor(CRUSTDATA, changed, stage)).toEqual([
      'Your options do not ask for: personal e-mail addresses, phone numbers, websites, ' +
        'certifications, and profiles on sites for source code.',
      'Not in your Crustdata plan: honours.',
      'Set to private, never given, or not collected by Crustdata: location, business e-mail ' +
        'addresses, summary, experience, education, and skills.',
    ]);
  });

  it('is said for Enrich Layer, which does not offer all', async () => {
    const roles = [{ company: { industries: [], ids: {} }, isCurrent: true }];
    const stage = {
      ...wishing({ contact: ['businessEmails', 'personalEmails', 'phones'] }),
      asked: { contactAsked: { personalEmails: 1 }, extrasAsked: { salary: 1, x: 1, github: 1 } },
    };
    expect(await reasonsFor(LAYER, { roles, isThin: true }, stage)).toEqual([
      'Your options do not ask for: skills, gender, date of birth, industry and interests, and Facebook profile.',
      'Not to be had with the freshness that you chose: phone numbers.',
      'Not offered by Enrich Layer: business e-mail addresses and websites.',
      'Set to private, never given, or not collected by Enrich Layer: headline, location, ' +
        'languages, personal e-mail addresses, summary, education, certifications, honours, ' +
        'GitHub profile, X profile, and estimated salary.',
      'Enrich Layer itself says that it knows little of this person.',
    ]);
  });

  it('is that it was asked for and did not come, whatever the options say now', async () => {
    const asked = { contactAsked: { phones: 1 }, extrasAsked: { certifications: 1, honors: 1 } };
    const lines = await reasonsFor(CRUSTDATA, {}, { asked });
    expect(lines.at(-1)).toMatch(/phone numbers.* certifications, and honours\.$/);
    expect(lines.join()).not.toContain('plan');
  });

  it('is that it was not asked for with this card, where the options ask for it by now', async () => {
    const stage = wishing({ extras: { crustdata: ['certifications'] } });
    const lines = await reasonsFor(CRUSTDATA, {}, stage);
    expect(lines).toContain(
      'Not asked for with this card, as far as is known: business e-mail addresses and certifications.',
    );
  });

  it('takes an address of unknown kind for what was asked', async () => {
    const emails = [{ address: 'a@x.example.com', kind: 'unknown' }] as const;
    const contact = { emails, phones: [], websites: [] };
    expect((await reasonsFor(CRUSTDATA, { contact })).join()).not.toContain('e-mail');
  });
});

describe('a section that the card does not have', () => {
  it('can be asked for by a button with its price, unless it was, or there is no way', async () => {
    const { container } = await drawn(CRUSTDATA);
    await button(CODE);
    expect(offered()).toEqual([CERTIFICATIONS, CODE]);
    await expectAccessible(container);
  });

  it('that was asked for and did not come has none', async () => {
    await drawn(CRUSTDATA, {}, { asked: { extrasAsked: { certifications: 1 } } });
    await button(CODE);
    expect(offered()).toEqual([CODE]);
  });

  it('is asked for alone, is added to the card, and has the focus then', async () => {
    const reply = Promise.withResolvers<Answer>();
    const { stage, person, container } = await drawn(CRUSTDATA);
    stage.enrich = () => reply.promise;
    const get = await button(CERTIFICATIONS);
    get.focus();
    fireEvent.click(get);
    await screen.findByRole('button', { name: 'Asking Crustdata…' });
    expect(document.activeElement).toBe(get);
    expect(stage.asked).toEqual([
      {
        provider: 'crustdata',
        identifier: AMARA,
        how: 'ask',
        atMost: 1,
        extrasOnly: ['certifications'],
      },
    ]);
    const certifications = [{ name: 'Lacquer, Level 3' }];
    await act(async () => reply.resolve(answerWith({ ...person, certifications })));
    await screen.findByText('Lacquer, Level 3');
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Certifications' }));
    expect(screen.getByRole('heading', { name: 'Nil Vacant' })).toBeTruthy();
    expect(screen.getByRole('status').textContent).toContain('Added to the card: certifications.');
    expect(offered()).toEqual([CODE]);
    await expectAccessible(container);
  });

  it('says that there is none, and is not offered once more', async () => {
    const { stage, person, summary } = await drawn(CRUSTDATA, {}, { asked: {} });
    stage.enrich = async () => {
      const row = { id: person.id, provider: 'crustdata', person, raw: [], fetchedAt: 1 };
      await stage.database.put('people', { ...row, extrasAsked: { certifications: 2 } });
      return answerWith(person);
    };
    const get = await button(CERTIFICATIONS);
    get.focus();
    fireEvent.click(get);
    await screen.findByText(/^Set to private.*certifications/);
    expect(offered()).toEqual([CODE]);
    expect(screen.getByRole('status').textContent).toContain('None found: certifications.');
    expect(document.activeElement).toBe(summary);
  });

  it('that is not found does not lead to a heading of others', async () => {
    const links = { xHandle: undefined, codeUrl: undefined, slug: 'amara-0x1c' };
    const priceByExtra = { x: { profile: one, email: one } };
    const provider = { ...LAYER, priceByExtra };
    const { stage, person, summary } = await drawn(provider, links, { asked: {} });
    expect(document.getElementById('links')).toBeTruthy();
    stage.enrich = async () => {
      const row = { id: person.id, provider: provider.id, person, raw: [], fetchedAt: 1 };
      await stage.database.put('people', { ...row, extrasAsked: { x: 2 } });
      return answerWith(person);
    };
    const get = await button('Get X profile · 1 credit');
    get.focus();
    fireEvent.click(get);
    await screen.findByText(/^Set to private.*X profile/);
    expect(document.activeElement).toBe(summary);
  });

  it('says in place what went wrong, and what it may have cost', async () => {
    const { stage } = await drawn(CRUSTDATA);
    stage.enrich = () =>
      Promise.reject(new FailureError({ code: 'unreachable', charged: 'maybe' }));
    fireEvent.click(await button(CERTIFICATIONS));
    const said = await screen.findByRole('alert');
    expect(said.closest('ul')).toBe(screen.getByRole('list', { name: SECTIONS }));
    expect(await button(CERTIFICATIONS)).toBeTruthy();
  });

  it('says before the next click what an earlier request may have cost', async () => {
    const { database } = (await buildPanel()).stage;
    const order = { provider: 'crustdata', identifier: AMARA, price: one };
    const open = await openReceipt(database, { ...order, extras: ['certifications'] }, 1);
    await writeReceipt(database, { ...open, state: 'uncertain' });
    await drawn(CRUSTDATA, {}, { database });
    expect(await screen.findAllByText(/without an answer: it may have been charged/)).toHaveLength(
      1,
    );
    // The card itself has no trouble.
    expect(screen.getByRole('heading', { name: 'Nil Vacant' })).toBeTruthy();
  });

  it('says what an earlier request took without an answer, where that is known', async () => {
    const { database } = (await buildPanel()).stage;
    const order = { provider: 'crustdata', identifier: AMARA, price: one };
    const open = await openReceipt(database, { ...order, extras: ['certifications'] }, 1);
    await writeReceipt(database, {
      ...open,
      state: 'settled',
      credits: 2,
      failureCode: 'bad-reply',
    });
    await drawn(CRUSTDATA, {}, { database });
    await screen.findByText(/no usable answer came, and 2 credits were taken\.$/);
  });

  it('says what is known of the price, and no more', async () => {
    const open = { min: 1, max: 3, isOpen: true } as const;
    const priceByExtra = { skills: { profile: open, email: open } };
    await drawn({ ...LAYER, priceByExtra });
    await button('Get skills · 1–3 credits or more');
    expect(offered()).toHaveLength(1);
  });
});

describe('a section that is older than the rest of the card', () => {
  const DAY_MS = 24 * 3_600_000;
  const certifications = [{ name: 'Lacquer, Level 3' }];

  it.each([
    [31, 'Last asked for earlier than the rest: certifications ('],
    [29, undefined],
  ])('by %d days: %s', async (days, words) => {
    const asked = { extrasAsked: { certifications: Date.now() - days * DAY_MS, honors: 1 } };
    await drawn(CRUSTDATA, { certifications }, { asked });
    await button(CODE);
    const said = screen.queryByText(/^Last asked for earlier/)?.textContent;
    expect(said?.slice(0, words?.length)).toBe(words);
    // What is not on the card has no date.
    expect(said ?? '').not.toContain('honours');
  });
});
