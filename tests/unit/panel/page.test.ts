import { describe, expect, it, vi } from 'vitest';
import type { Front } from '../../../components/panel/view';
import type { EmailClass } from '../../../lib/detect/email-class';
import type { PageFound } from '../../../lib/found';
import type { Identifier } from '../../../lib/identifier';
import type { Named } from '../../../lib/named';
import { keepAnswer } from '../../../lib/store/keep-answer';
import type { Database } from '../../../lib/store/schema';
import { openReceipt } from '../../../lib/store/write-receipt';
import { AGREED, AMARA, buildPanel, gestureOn, personNamed } from '../../components/panel/world';

const SUMMIT = { tabId: 7, url: 'https://summit.example.org/' };

function foundOn(front: Front, ...people: Named[]): PageFound {
  return { url: front.url ?? '', isReadable: true, people, isCut: false };
}

function emailOf(address: string, emailClass: EmailClass): Named {
  return { identifier: { kind: 'email', address }, emailClass };
}

async function keepPerson(database: Database, identifier: Identifier): Promise<void> {
  const order = { provider: 'crustdata' as const, identifier, price: { min: 1, max: 2 } };
  const receipt = await openReceipt(database, order, 1000);
  const settled = { ...receipt, state: 'settled', credits: 1, settledAt: Date.now() } as const;
  const matches = [{ person: personNamed('Somebody') }];
  const reply = { outcomes: [{ matches }], raw: [[{}]] };
  await keepAnswer(database, settled, reply, { contact: [] });
}

describe('a page that names people', () => {
  const jane = emailOf('jane@harbour.example.com', 'business');

  it('lists them, be there only one: a page must not choose who is bought', async () => {
    const { model, stage } = await buildPanel({
      front: SUMMIT,
      gesture: gestureOn(SUMMIT, { from: 'page', people: [] }),
      found: foundOn(SUMMIT, { identifier: AMARA }),
    });
    await model.refresh();
    expect(model.view.value).toMatchObject({
      kind: 'several',
      people: [{ identifier: AMARA }],
      isOfPage: true,
    });
    await model.choose(AMARA);
    expect(model.view.value).toMatchObject({ kind: 'ready', reason: 'choice' });
    expect(stage.asked).toEqual([]);
  });

  it('marks who is in the store already, and finds out about those who come later', async () => {
    const { model, stage } = await buildPanel({
      front: SUMMIT,
      gesture: undefined,
      found: foundOn(SUMMIT, { identifier: AMARA }),
    });
    await keepPerson(stage.database, AMARA);
    await keepPerson(stage.database, jane.identifier);
    await model.refresh();
    const knownNow = () => {
      const view = model.view.value;
      return view.kind === 'several' ? [...view.known] : view.kind;
    };
    expect(knownNow()).toEqual(['profile:amara-0x1c']);
    stage.found = foundOn(SUMMIT, jane, emailOf('omar@harbour.example.com', 'business'));
    await model.followPage();
    expect(knownNow()).toEqual(['email:jane@harbour.example.com']);
  });

  it('is followed while it is listed, and leaves alone whatever else is shown', async () => {
    const { model, stage } = await buildPanel({
      front: SUMMIT,
      gesture: undefined,
      found: foundOn(SUMMIT, { identifier: AMARA }),
    });
    await model.refresh();
    const place = () => (model.view.value.kind === 'several' ? model.view.value.place : '');
    const before = place();
    stage.found = foundOn(SUMMIT, { identifier: AMARA }, jane);
    await model.followPage();
    expect(model.view.value).toMatchObject({ people: [{}, jane] });
    expect(place()).toBe(before);
    await model.choose(AMARA);
    const shown = model.view.value;
    stage.found = foundOn(SUMMIT);
    await model.followPage();
    expect(model.view.value).toBe(shown);
    await model.back();
    expect(model.view.value).toMatchObject({ kind: 'blank', why: 'nobody' });
    stage.found = foundOn(SUMMIT, jane);
    await model.followPage();
    expect(model.view.value).toMatchObject({ kind: 'several', people: [jane] });
  });
});

it('a page with nobody but people of unlisted classes says how many they are, until one is listed', async () => {
  const { model, stage } = await buildPanel({
    front: SUMMIT,
    gesture: undefined,
    settings: { ...AGREED, listed: ['business'] },
    found: foundOn(
      SUMMIT,
      emailOf('info@harbour.example.com', 'role'),
      emailOf('noreply@harbour.example.com', 'noreply'),
    ),
  });
  await model.refresh();
  expect(model.view.value).toMatchObject({ kind: 'blank', why: 'unlisted', count: 2 });
  stage.settings = { ...AGREED, listed: ['role'] };
  await model.refresh();
  expect(model.view.value).toMatchObject({ kind: 'several', people: [{}] });
});

describe('an address that is no business address', () => {
  it.each(['placeholder', 'noreply', 'disposable', 'personal', 'role'] as const)(
    'of class %s is not asked for by the click alone',
    async (emailClass) => {
      const { model, stage } = await buildPanel({
        front: SUMMIT,
        gesture: gestureOn(SUMMIT, {
          from: 'selection',
          people: [emailOf('someone@harbour.example.com', emailClass)],
        }),
      });
      await model.refresh();
      expect(model.view.value).toMatchObject({ kind: 'ready', reason: 'class', emailClass });
      expect(stage.asked).toEqual([]);
    },
  );

  it('typed in is named as such too, and a business address is asked for at once when pointed at', async () => {
    const { model, stage } = await buildPanel({
      front: SUMMIT,
      gesture: gestureOn(SUMMIT, {
        from: 'selection',
        people: [emailOf('jane@harbour.example.com', 'business')],
      }),
    });
    await model.refresh();
    await vi.waitFor(() => expect(model.view.value.kind).toBe('answer'));
    expect(stage.asked).toHaveLength(1);
    await model.lookUp('info@harbour.example.com');
    expect(model.view.value).toMatchObject({ reason: 'class', emailClass: 'role' });
    await model.choose({ kind: 'email', address: 'noreply@harbour.example.com' });
    expect(model.view.value).toMatchObject({ reason: 'class', emailClass: 'noreply' });
    expect(stage.asked).toHaveLength(1);
  });
});
