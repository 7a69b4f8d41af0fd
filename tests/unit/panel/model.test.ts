import { describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../lib/failure';
import type { ProviderOverview } from '../../../lib/messages';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import type { Answer } from '../../../lib/store/answers';
import { keepAnswer } from '../../../lib/store/keep-answer';
import { giveUpPending } from '../../../lib/store/receipts';
import type { Database } from '../../../lib/store/schema';
import { openReceipt, writeReceipt } from '../../../lib/store/write-receipt';
import {
  AGREED,
  AMARA,
  answerWith,
  buildPanel,
  FRONT,
  failing,
  gestureOn,
  PROVIDER,
  personNamed,
} from '../../components/panel/world';

const WISH = { contact: ['businessEmails'] } as const;

const order = {
  provider: crustdata.id,
  identifier: AMARA,
  price: { min: 1, max: 2 },
};

async function know(database: Database, name: string): Promise<void> {
  const receipt = await openReceipt(database, order, 1000);
  const matches = [{ person: personNamed(name) }];
  const settled = { ...receipt, state: 'settled', credits: 1, settledAt: Date.now() } as const;
  await keepAnswer(database, settled, { outcomes: [{ matches }], raw: [[{}]] }, WISH);
}

const pricedAt = (price: ProviderOverview['price']['email']): ProviderOverview => ({
  ...PROVIDER,
  price: { profile: price, email: price },
});

/** The view as soon as it is of that kind. */
async function viewOf(model: Awaited<ReturnType<typeof buildPanel>>['model'], kind: string) {
  await vi.waitFor(() => expect(model.view.value.kind).toBe(kind));
  return model.view.value;
}

describe('a click on someone new', () => {
  it('asks at once and uses the click up', async () => {
    const { model, stage } = await buildPanel();
    await model.refresh();
    expect(await viewOf(model, 'answer')).toMatchObject({ answer: { isFresh: true } });
    expect(stage.asked).toEqual([
      { provider: 'crustdata', identifier: AMARA, how: 'ask', atMost: 2 },
    ]);
    expect(stage.gesture?.isUsed).toBe(true);
  });

  it('asks once though the panel is refreshed while the answer is on its way', async () => {
    const late = Promise.withResolvers<Answer>();
    const { model, stage } = await buildPanel({
      enrich: () => late.promise,
    });
    await Promise.all([model.refresh(), model.refresh()]);
    await model.refresh();
    expect(await viewOf(model, 'working')).toMatchObject({ identifier: AMARA });
    late.resolve(answerWith(personNamed('A')));
    await viewOf(model, 'answer');
    expect(stage.asked).toHaveLength(1);
  });

  it.each([
    ['the settings say to ask first', { settings: { ...AGREED, onClick: 'ask-first' } }, 'choice'],
    ['it is dear', { settings: { ...AGREED, askAbove: 1 } }, 'dear'],
    [
      'no highest price is published',
      { provider: pricedAt({ min: 1, max: 2, isOpen: true }) },
      'dear',
    ],
    [
      'the plan does not have it',
      { provider: pricedAt({ min: 0, max: 0, isOut: true }) },
      'choice',
    ],
    ['it was used before', { gesture: gestureOn(FRONT, { isUsed: true }) }, 'choice'],
    ['it is long ago', { gesture: gestureOn(FRONT, { at: Date.now() - 600_000 }) }, 'choice'],
    ['there was none', { gesture: undefined }, 'choice'],
  ] as const)('shows the price and sends nothing where %s', async (_, changed, reason) => {
    const { model, stage } = await buildPanel(changed);
    await model.refresh();
    expect(model.view.value).toMatchObject({ kind: 'ready', reason });
    expect(stage.asked).toEqual([]);
  });

  it('asks no second time for a person whose request was cut off, but says so', async () => {
    const { model, stage } = await buildPanel();
    await openReceipt(stage.database, order, 1000);
    await giveUpPending(stage.database);
    await model.refresh();
    expect(model.view.value).toMatchObject({
      kind: 'ready',
      reason: 'uncertain',
      earlier: { at: 1000 },
    });
    expect(stage.asked).toEqual([]);
  });
});

describe('a click that finds its person on the way already', () => {
  it('is used up all the same: it must not buy later', async () => {
    const late = Promise.withResolvers<Answer>();
    const { model, stage } = await buildPanel({ enrich: () => late.promise });
    await model.refresh();
    await viewOf(model, 'working');
    stage.gesture = gestureOn(FRONT, { id: 'g2' });
    await model.refresh();
    await vi.waitFor(() => expect(stage.gesture?.isUsed).toBe(true));
    late.reject(new FailureError({ code: 'no-credit', charged: 'no' }));
    await viewOf(model, 'failure');
    await model.refresh();
    expect(model.view.value).toMatchObject({ kind: 'ready', reason: 'choice' });
    expect(stage.asked).toHaveLength(1);
  });

  it('is used before anything is sent', async () => {
    const order: string[] = [];
    const { model, stage } = await buildPanel({
      enrich: async () => {
        order.push(stage.gesture?.isUsed ? 'used' : 'unused');
        return answerWith(personNamed('Amara'));
      },
    });
    await model.refresh();
    await viewOf(model, 'answer');
    expect(order).toEqual(['used']);
  });
});

it('a button spends with the provider and at the price that it showed, whatever was chosen since', async () => {
  const { model, stage } = await buildPanel({
    gesture: undefined,
    settings: { ...AGREED, provider: 'demo' },
  });
  await model.refresh();
  const shown = model.view.value;
  stage.settings = AGREED;
  if (shown.kind === 'ready') await model.look(shown.identifier, 'ask', shown.provider);
  expect(stage.asked).toMatchObject([{ provider: 'demo', atMost: 2 }]);
});

it('a click in a view that the tab has left behind is kept, and the new tab is shown', async () => {
  const { model, stage } = await buildPanel({ gesture: undefined });
  await model.refresh();
  stage.front = { tabId: 8, url: 'https://www.linkedin.com/in/jonas-0x2/' };
  const refreshed = model.refresh();
  await model.look(AMARA, 'ask', PROVIDER);
  await refreshed;
  expect(model.view.value).toMatchObject({ kind: 'ready', identifier: { slug: 'jonas-0x2' } });
  expect(stage.asked).toHaveLength(1);
});

describe('a person whose request is open', () => {
  it('is joined, not asked for: the worker may be at it', async () => {
    const { model, stage } = await buildPanel({
      gesture: undefined,
      join: async () => answerWith(personNamed('Amara')),
    });
    await openReceipt(stage.database, order, 1000);
    await model.refresh();
    expect(model.view.value).toMatchObject({ kind: 'answer' });
    expect(stage.asked).toEqual([]);
  });

  it.each([
    [{ state: 'settled', credits: 2, failureCode: 'bad-reply' }, 'unreadable'],
    [{ state: 'settled', credits: 1, failureCode: 'unreachable' }, 'lost'],
    [{ state: 'uncertain', failureCode: 'timed-out' }, 'uncertain'],
    [{ state: 'settled', credits: 0, failureCode: 'bad-key' }, 'choice'],
  ] as const)('and ended as %j is offered again as %s', async (changed, reason) => {
    const { model, stage } = await buildPanel({ gesture: undefined });
    const receipt = await openReceipt(stage.database, order, 1000);
    await writeReceipt(stage.database, { ...receipt, ...changed });
    await model.refresh();
    expect(model.view.value).toMatchObject({ kind: 'ready', reason });
  });

  it('tells what the worker says of it, and whoever stopped waiting its end', async () => {
    const late = Promise.withResolvers<Answer>();
    const { model, stage } = await buildPanel({ gesture: undefined, join: () => late.promise });
    await openReceipt(stage.database, order, 1000);
    void model.refresh();
    await viewOf(model, 'working');
    model.stopWaiting();
    expect(model.view.value).toMatchObject({ kind: 'ready', reason: 'running' });
    late.reject(new FailureError({ code: 'no-credit', charged: 'no' }));
    expect(await viewOf(model, 'failure')).toMatchObject({ failure: { code: 'no-credit' } });
  });
});

it('a key that is added later buys nobody: they are offered with the price', async () => {
  const { model, stage } = await buildPanel({ provider: { ...PROVIDER, key: null } });
  await model.refresh();
  expect(model.view.value.kind).toBe('no-key');
  stage.provider = PROVIDER;
  await model.refresh();
  expect(model.view.value).toMatchObject({ kind: 'ready', reason: 'choice' });
  expect(stage.asked).toEqual([]);
});

describe('someone known', () => {
  it('is shown from the store, even without key, consent or use of the click', async () => {
    const { model, stage } = await buildPanel({
      provider: { ...PROVIDER, key: null },
      settings: { ...AGREED, consent: null },
    });
    await know(stage.database, 'Amara');
    await model.refresh();
    expect(model.view.value).toMatchObject({ kind: 'answer', answer: { isFresh: false } });
    expect(stage.asked).toEqual([]);
  });
});

describe('before any request', () => {
  it('the first run, then consent, then a key', async () => {
    const { model, stage } = await buildPanel({
      settings: { ...AGREED, provider: null, consent: null },
      provider: { ...PROVIDER, key: null },
    });
    await model.refresh();
    expect(model.view.value).toMatchObject({ kind: 'first-run', provider: { id: 'crustdata' } });
    stage.settings = { ...stage.settings, provider: 'crustdata' };
    await model.refresh();
    expect(model.view.value.kind).toBe('consent');
    stage.settings = AGREED;
    await model.refresh();
    expect(model.view.value.kind).toBe('no-key');
    expect(stage.asked).toEqual([]);
  });
});

it('shows the tab in front, not the answer that comes late for another', async () => {
  const late = Promise.withResolvers<Answer>();
  const { model, stage } = await buildPanel({
    enrich: () => late.promise,
  });
  await model.refresh();
  await viewOf(model, 'working');
  stage.front = { tabId: 8, url: undefined };
  stage.gesture = undefined;
  await model.refresh();
  late.resolve(answerWith(personNamed('Late')));
  await new Promise((resolve) => setTimeout(resolve));
  expect(model.view.value).toMatchObject({ kind: 'blank', why: 'no-access' });
});

describe('a failure', () => {
  it('is shown with the provider, and looking again asks once more', async () => {
    const { model, stage } = await buildPanel({
      enrich: failing({ code: 'interrupted', charged: 'maybe' }),
    });
    await model.refresh();
    expect(await viewOf(model, 'failure')).toMatchObject({
      failure: { code: 'interrupted', provider: 'Crustdata' },
    });
    stage.enrich = async () => answerWith(personNamed('Amara'));
    await model.look(AMARA, 'ask', PROVIDER);
    expect(model.view.value.kind).toBe('answer');
  });

  it('is shown where the worker never answers at all', async () => {
    const { model } = await buildPanel({ enrich: () => new Promise(() => undefined) });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      void model.look(AMARA, 'ask', PROVIDER);
      await model.refresh();
      void model.look(AMARA, 'ask', PROVIDER);
      for (let turns = 0; turns < 20; turns++) await Promise.resolve();
      await vi.advanceTimersByTimeAsync((AGREED.waitS + 20) * 1000);
      expect(model.view.value).toMatchObject({ kind: 'failure', failure: { code: 'interrupted' } });
    } finally {
      vi.useRealTimers();
    }
  });
});

it('lets the user stop waiting; the answer still counts when it comes', async () => {
  const late = Promise.withResolvers<Answer>();
  const { model, stage } = await buildPanel({
    enrich: () => late.promise,
  });
  await model.refresh();
  await viewOf(model, 'working');
  model.stopWaiting();
  expect(model.view.value).toMatchObject({ kind: 'ready', reason: 'running' });
  void model.look(AMARA, 'ask', PROVIDER);
  await viewOf(model, 'working');
  late.resolve(answerWith(personNamed('A')));
  await viewOf(model, 'answer');
  expect(stage.asked).toHaveLength(1);
});

it('tells whoever stopped waiting that it failed', async () => {
  const late = Promise.withResolvers<Answer>();
  const { model, stage } = await buildPanel({ enrich: () => late.promise });
  await model.refresh();
  await viewOf(model, 'working');
  model.stopWaiting();
  late.reject(new FailureError({ code: 'timed-out', charged: 'maybe', waitedS: 90 }));
  expect(await viewOf(model, 'failure')).toMatchObject({ failure: { code: 'timed-out' } });
  expect(stage.asked).toHaveLength(1);
});

it('a person who was picked stays through changes elsewhere, and goes with the page', async () => {
  const { model, stage } = await buildPanel({ gesture: undefined });
  await model.refresh();
  await model.lookUp('a@b.example.com');
  await model.refresh();
  expect(model.view.value).toMatchObject({ kind: 'ready', identifier: { kind: 'email' } });
  stage.front = { ...FRONT, url: `${FRONT.url}#about` };
  await model.refresh();
  expect(model.view.value).toMatchObject({ kind: 'ready', identifier: { kind: 'email' } });
  stage.front = { tabId: 7, url: 'https://www.linkedin.com/in/jonas-0x2/' };
  await model.refresh();
  expect(model.view.value).toMatchObject({ kind: 'ready', identifier: { slug: 'jonas-0x2' } });
});

it('looking again after a failed refresh refreshes', async () => {
  const { model, stage } = await buildPanel({
    enrich: failing({ code: 'provider-down', charged: 'maybe' }),
  });
  await model.refresh();
  await viewOf(model, 'failure');
  await model.look(AMARA, 'again', PROVIDER);
  expect(model.view.value).toMatchObject({ kind: 'failure', again: true });
  expect(stage.asked.at(-1)).toMatchObject({ how: 'again' });
});

describe('the look-up box', () => {
  it('offers a person with the price, and leads back', async () => {
    const { model, stage } = await buildPanel({
      gesture: undefined,
      front: { tabId: 1, url: undefined },
    });
    await model.refresh();
    expect(await model.lookUp(' linkedin.com/in/Jonas-0x2/ ')).toBe(true);
    expect(model.view.value).toMatchObject({ kind: 'ready', identifier: { slug: 'jonas-0x2' } });
    expect(model.canGoBack.value).toBe(true);
    await model.back();
    expect(model.view.value.kind).toBe('blank');
    expect(stage.asked).toEqual([]);
  });

  it('takes the short form in which a profile is named', async () => {
    const { model } = await buildPanel({ gesture: undefined });
    await model.refresh();
    expect(await model.lookUp('in/Jonas-0x2')).toBe(true);
    expect(model.view.value).toMatchObject({ identifier: { slug: 'jonas-0x2' } });
  });

  it('can be had over any view, and leads back to it', async () => {
    const { model } = await buildPanel();
    await model.refresh();
    await viewOf(model, 'answer');
    model.showBox();
    expect(model.view.value).toMatchObject({ kind: 'blank', why: 'look-up' });
    await model.back();
    await viewOf(model, 'ready');
  });

  it('leads back from a person to the list that was pasted', async () => {
    const { model } = await buildPanel({ gesture: undefined });
    await model.refresh();
    await model.lookUp('a@b.example.com, c@d.example.com');
    await model.choose({ kind: 'email', address: 'a@b.example.com' });
    expect(model.view.value.kind).toBe('ready');
    await model.back();
    expect(model.view.value).toMatchObject({ kind: 'several', people: [{}, {}] });
  });

  it('lists several people, and says when there is nobody', async () => {
    const { model } = await buildPanel({ gesture: undefined });
    await model.refresh();
    expect(await model.lookUp('a@b.example.com, c@d.example.com')).toBe(true);
    expect(model.view.value).toMatchObject({ kind: 'several', people: [{}, {}] });
    expect(await model.lookUp('nobody at all')).toBe(false);
  });
});
