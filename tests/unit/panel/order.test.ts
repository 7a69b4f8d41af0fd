import { describe, expect, it, vi } from 'vitest';
import type { ProviderOverview, TrustedCommands } from '../../../lib/messages';
import type { Answer } from '../../../lib/store/answers';
import { giveUpPending } from '../../../lib/store/receipts';
import type { Database } from '../../../lib/store/schema';
import { openReceipt } from '../../../lib/store/write-receipt';
import { keepMatches, receiptOf } from '../../components/panel/kept';
import {
  AGREED,
  AMARA,
  answerWith,
  buildPanel,
  failing,
  PROVIDER,
  personNamed,
  SECOND,
} from '../../components/panel/world';

const THIRD: ProviderOverview = { ...SECOND, id: 'third', name: 'Third Source' };
const OUT: ProviderOverview = {
  ...SECOND,
  price: { ...SECOND.price, profile: { min: 0, max: 0, isOut: true } },
};
const NEXT = { ...AGREED, onNoMatch: 'next' } as const;

type Asking = TrustedCommands['enrich']['args'];

/** What a provider says that knows nobody, at that cost. */
const miss = (provider: string, credits = 0, isEstimate = false): Answer => ({
  ...answerWith(),
  provider,
  receipt: receiptOf(provider, credits, { isEstimate, at: 1 }),
});

/** Answers by who is asked; whoever is not named here knows the person. */
const answering =
  (misses: Record<string, Answer>) =>
  async ({ provider }: Asking): Promise<Answer> =>
    misses[provider] ?? { ...answerWith(personNamed('Amara')), provider };

async function keep(database: Database, provider: string, ...names: string[]): Promise<void> {
  const matches = names.map((name) => ({ person: personNamed(name) }));
  await keepMatches(database, { provider, identifier: AMARA }, matches);
}

type Built = Awaited<ReturnType<typeof buildPanel>>;

async function ended({ model }: Built, kind: string) {
  await vi.waitFor(() => expect(model.view.value.kind).toBe(kind));
  return model.view.value;
}

const whom = ({ stage }: Built) => stage.asked.map(({ provider }) => provider);

describe('someone whom the first provider does not know', () => {
  it.each(['stop', 'ask'] as const)(
    'is asked for nowhere else by itself: %s',
    async (onNoMatch) => {
      const built = await buildPanel({
        settings: { ...AGREED, onNoMatch },
        others: [SECOND],
        enrich: answering({ crustdata: miss('crustdata') }),
      });
      await built.model.refresh();
      await ended(built, 'answer');
      expect(whom(built)).toEqual(['crustdata']);
      expect(built.model.further.value.map(({ id }) => id)).toEqual(
        onNoMatch === 'stop' ? [] : ['crustdata', 'second'],
      );
    },
  );

  it('is asked for at the next one where the settings say so, within the price announced', async () => {
    const built = await buildPanel({
      settings: NEXT,
      others: [SECOND],
      enrich: answering({ crustdata: miss('crustdata', 1) }),
    });
    await built.model.refresh();
    expect(await ended(built, 'answer')).toMatchObject({
      provider: { id: 'second' },
      answer: { provider: 'second', matches: [{}] },
      asked: [{ provider: { id: 'crustdata' }, answer: { receipt: { credits: 1 } } }],
    });
    expect(built.stage.asked).toMatchObject([
      { provider: 'crustdata', how: 'ask', atMost: 2 },
      { provider: 'second', how: 'ask', atMost: 1 },
    ]);
  });

  it.each<[string, Answer, ProviderOverview]>([
    [
      'costs more than was announced',
      miss('crustdata'),
      { ...SECOND, price: { ...SECOND.price, profile: { min: 1, max: 3 } } },
    ],
    ['costs more than the first has left', miss('crustdata', 2), SECOND],
    ['may cost more: the first did not say what it took', miss('crustdata', 0, true), SECOND],
    ['has no key', miss('crustdata'), { ...SECOND, key: null }],
    [
      'publishes no highest price',
      miss('crustdata'),
      { ...SECOND, price: { ...SECOND.price, profile: { min: 1, max: 1, isOpen: true } } },
    ],
    ['has it not in the plan', miss('crustdata'), OUT],
    [
      'does not take profiles',
      miss('crustdata'),
      { ...SECOND, supports: { ...SECOND.supports, kinds: ['email'] } },
    ],
  ])('is not asked for at one that %s', async (_why, first, second) => {
    const built = await buildPanel({
      settings: NEXT,
      others: [second],
      enrich: answering({ crustdata: first }),
    });
    await built.model.refresh();
    expect(await ended(built, 'answer')).toMatchObject({
      provider: { id: 'crustdata' },
      answer: { matches: [] },
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(whom(built)).toEqual(['crustdata']);
  });

  it('is asked for first where the plan has it', async () => {
    const built = await buildPanel({ provider: OUT, others: [THIRD] });
    built.stage.settings = { ...AGREED, provider: 'second' };
    await built.model.refresh();
    await ended(built, 'answer');
    expect(whom(built)).toEqual(['third']);
  });

  it('goes down the whole order as long as the price lasts', async () => {
    const built = await buildPanel({
      settings: NEXT,
      others: [SECOND, THIRD, { ...THIRD, id: 'fourth' }],
      enrich: answering({
        crustdata: miss('crustdata'),
        second: miss('second', 1),
        third: miss('third', 1),
      }),
    });
    await built.model.refresh();
    await vi.waitFor(() => expect(whom(built)).toEqual(['crustdata', 'second', 'third']));
    expect(await ended(built, 'answer')).toMatchObject({
      provider: { id: 'third' },
      answer: { matches: [] },
      asked: [{ provider: { id: 'crustdata' } }, { provider: { id: 'second' } }],
    });
    expect(whom(built)).toHaveLength(3);
  });

  it('a failure of the next one ends it, and is shown with who was asked before', async () => {
    const built = await buildPanel({
      settings: NEXT,
      others: [SECOND, THIRD],
      enrich: (args) =>
        args.provider === 'second'
          ? failing({ code: 'no-credit', charged: 'no' })()
          : Promise.resolve(miss(args.provider)),
    });
    await built.model.refresh();
    expect(await ended(built, 'failure')).toMatchObject({
      failure: { code: 'no-credit', provider: 'Second Source' },
      provider: { id: 'second' },
      asked: [{ provider: { id: 'crustdata' } }],
    });
    expect(whom(built)).toEqual(['crustdata', 'second']);
  });

  it('a failure of the first one ends it too', async () => {
    const built = await buildPanel({
      settings: NEXT,
      others: [SECOND],
      enrich: failing({ code: 'timed-out', charged: 'maybe' }),
    });
    await built.model.refresh();
    await ended(built, 'failure');
    expect(whom(built)).toEqual(['crustdata']);
  });

  it('is asked for nowhere else once the user has stopped waiting', async () => {
    const late = Promise.withResolvers<Answer>();
    const built = await buildPanel({
      settings: NEXT,
      others: [SECOND],
      enrich: () => late.promise,
    });
    await built.model.refresh();
    await ended(built, 'working');
    built.model.stopWaiting();
    late.resolve(miss('crustdata'));
    expect(await ended(built, 'answer')).toMatchObject({ answer: { matches: [] } });
    expect(whom(built)).toEqual(['crustdata']);
  });

  it('goes on though the panel was refreshed meanwhile', async () => {
    const late = Promise.withResolvers<Answer>();
    const built = await buildPanel({
      settings: NEXT,
      others: [SECOND],
      enrich: (args) =>
        args.provider === 'second' ? late.promise : Promise.resolve(miss(args.provider)),
    });
    await built.model.refresh();
    await vi.waitFor(() => expect(whom(built)).toEqual(['crustdata', 'second']));
    await built.model.refresh();
    expect(await ended(built, 'working')).toMatchObject({ provider: { id: 'second' } });
    late.resolve(miss('second', 1));
    expect(await ended(built, 'answer')).toMatchObject({
      provider: { id: 'second' },
      asked: [{ provider: { id: 'crustdata' } }],
    });
    expect(whom(built)).toHaveLength(2);
  });

  it('says first that an earlier request to the next one was cut off', async () => {
    const built = await buildPanel({
      settings: NEXT,
      others: [SECOND],
      enrich: answering({ crustdata: miss('crustdata') }),
    });
    const order = { provider: 'second', identifier: AMARA, price: { min: 1, max: 1 } };
    await openReceipt(built.stage.database, order, 1000);
    await giveUpPending(built.stage.database);
    await built.model.refresh();
    expect(await ended(built, 'ready')).toMatchObject({
      reason: 'uncertain',
      provider: { id: 'second' },
    });
    expect(whom(built)).toEqual(['crustdata']);
  });
});

describe('a button for another provider', () => {
  it('asks it at the price shown, and remembers who was asked before', async () => {
    const built = await buildPanel({
      others: [SECOND],
      enrich: answering({ crustdata: miss('crustdata'), second: miss('second', 1) }),
    });
    await built.model.refresh();
    await ended(built, 'answer');
    await built.model.look(AMARA, 'ask', SECOND);
    expect(built.model.view.value).toMatchObject({
      provider: { id: 'second' },
      asked: [{ provider: { id: 'crustdata' } }],
    });
    expect(built.stage.asked[1]).toMatchObject({ provider: 'second', how: 'ask', atMost: 1 });
    await built.model.look(AMARA, 'again', PROVIDER);
    expect(built.model.view.value).toMatchObject({
      provider: { id: 'crustdata' },
      asked: [{ provider: { id: 'second' } }],
    });
  });
});

describe('someone known', () => {
  it('from a later provider is shown without anybody being asked', async () => {
    const built = await buildPanel({ others: [SECOND] });
    await keep(built.stage.database, 'second', 'Amara');
    await built.model.refresh();
    expect(built.model.view.value).toMatchObject({
      kind: 'answer',
      provider: { id: 'second' },
      answer: { provider: 'second', isFresh: false, matches: [{}] },
    });
    expect(built.stage.asked).toEqual([]);
  });

  it('from several is shown as the first of them in the order has it', async () => {
    const built = await buildPanel({ others: [SECOND] });
    await keep(built.stage.database, 'second', 'Second’s');
    await keep(built.stage.database, 'crustdata', 'First’s');
    await built.model.refresh();
    expect(built.model.view.value).toMatchObject({ answer: { provider: 'crustdata' } });
  });

  it('from one whose key is gone is shown all the same', async () => {
    const built = await buildPanel({ others: [{ ...SECOND, key: null }] });
    await keep(built.stage.database, 'second', 'Amara');
    await built.model.refresh();
    expect(built.model.view.value).toMatchObject({ answer: { provider: 'second' } });
    expect(built.stage.asked).toEqual([]);
  });

  it('is marked in a list, whoever it was', async () => {
    const built = await buildPanel({ others: [SECOND], gesture: undefined });
    await keep(built.stage.database, 'second', 'Amara');
    await built.model.lookUp('linkedin.com/in/amara-0x1c, a@b.example.com');
    expect(built.model.view.value).toMatchObject({ kind: 'several' });
    const view = built.model.view.value;
    if (view.kind === 'several') expect([...view.known]).toEqual(['profile:amara-0x1c']);
  });
});

it('prices people of a list at whoever is asked for their kind', async () => {
  const byProfile = {
    ...PROVIDER,
    supports: { ...PROVIDER.supports, kinds: ['profile'] as const },
  };
  const built = await buildPanel({ provider: byProfile, others: [SECOND], gesture: undefined });
  await built.model.lookUp('linkedin.com/in/amara-0x1c, a@b.example.com');
  expect(built.model.view.value).toMatchObject({
    kind: 'several',
    price: { profile: PROVIDER.price.profile, email: SECOND.price.email },
  });
});

describe('someone whom all that were asked do not know', () => {
  it('is shown as such from the store: who was asked, in the order', async () => {
    const built = await buildPanel({ settings: NEXT, others: [SECOND, THIRD] });
    await keep(built.stage.database, 'second');
    await keep(built.stage.database, 'crustdata');
    await built.model.refresh();
    expect(built.model.view.value).toMatchObject({
      kind: 'answer',
      provider: { id: 'second' },
      asked: [{ provider: { id: 'crustdata' } }],
    });
    // What is remembered is no job of now: the third is offered, not asked.
    expect(built.stage.asked).toEqual([]);
  });

  it('by a later one alone, is asked for at the first', async () => {
    const built = await buildPanel({ others: [SECOND] });
    await keep(built.stage.database, 'second');
    await built.model.refresh();
    await ended(built, 'answer');
    expect(whom(built)).toEqual(['crustdata']);
  });
});

it('who has no key is passed over: the first that has one is asked', async () => {
  const built = await buildPanel({
    provider: { ...PROVIDER, key: null },
    others: [SECOND],
  });
  await built.model.refresh();
  await ended(built, 'answer');
  expect(whom(built)).toEqual(['second']);
  expect(built.model.provider.value?.id).toBe('second');
});

it('an identifier goes to the first that takes its kind', async () => {
  const built = await buildPanel({
    provider: { ...PROVIDER, supports: { ...PROVIDER.supports, kinds: ['email'] } },
    others: [SECOND],
  });
  await built.model.refresh();
  await ended(built, 'answer');
  expect(whom(built)).toEqual(['second']);
});

it('the demo stands alone', async () => {
  const built = await buildPanel({
    settings: { ...NEXT, provider: 'demo' },
    others: [SECOND],
    enrich: answering({ demo: miss('demo') }),
  });
  await built.model.refresh();
  await ended(built, 'answer');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(whom(built)).toEqual(['demo']);
});
