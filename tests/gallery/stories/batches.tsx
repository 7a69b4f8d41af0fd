import '../../../components/panel/identity.css';
import '../../../components/panel/card.css';
import '../../../components/people/stored-card.css';
import { Batches } from '../../../components/batch/batches';
import type { BatchesModel } from '../../../components/batch/batches-model';
import { Library } from '../../../components/library/app';
import { Card } from '../../../components/panel/card';
import type { StoredBatch, StoredBatchRow } from '../../../lib/store/batch-rows';
import {
  type BatchStage,
  batchRow,
  buildBatches,
  givenTable,
  rowsOf,
  storedBatch,
} from '../../components/batch/world';
import { NOON } from '../../components/library/world';
import { answerWith, buildPanel, PROVIDER, personNamed } from '../../components/panel/world';
import type { Stories, Story } from './story';

/** The view of batches at that place, after what the user did there. */
function batches(
  name: string,
  place: string,
  stage: Partial<BatchStage> = {},
  act: (model: BatchesModel) => unknown = () => undefined,
): Story {
  const render = async () => {
    const { model } = buildBatches(stage);
    await model.start();
    if (place !== '' && place !== 'new') await model.open(place).start();
    await act(model);
    return (
      <Library
        views={[
          {
            id: 'batches',
            title: 'batchesTitle',
            draw: () => <Batches model={model} place={place} />,
          },
          { id: 'ledger', title: 'ledgerTitle', draw: () => null },
        ]}
      />
    );
  };
  return { name: `batch-${name}`, render };
}

/** One batch with these rows, opened. */
function one(
  name: string,
  batch: Partial<StoredBatch>,
  rows: readonly StoredBatchRow[],
  stage: Partial<BatchStage> = {},
  act?: (model: BatchesModel) => unknown,
): Story {
  const stored = storedBatch({ rows: rows.length, ...batch });
  return batches(name, 'b1', { batches: [stored], rows: { b1: [...rows] }, ...stage }, act);
}

const SOME = [
  storedBatch({ id: 'b5', rows: 60, state: 'running', name: 'Attendees' }),
  storedBatch({
    id: 'b4',
    rows: 1_000,
    state: 'paused',
    name: 'Leads of November',
    at: NOON - 9e7,
  }),
  storedBatch({ id: 'b3', rows: 12, from: 'page', name: '', at: NOON - 2e8 }),
  storedBatch({
    id: 'b2',
    rows: 25,
    from: 'search',
    state: 'ended',
    name: 'מפתחים בליסבון',
    at: 0,
  }),
  storedBatch({ id: 'b1', rows: 3, from: 'tabs', state: 'ended', isStopped: true, name: 'Tabs' }),
];
const SOME_ROWS = {
  b5: rowsOf({ waiting: 20, found: 30, missed: 6, sent: 4 }),
  b4: rowsOf({ waiting: 700, found: 250, missed: 40, failed: 10 }),
  b3: rowsOf({ waiting: 12 }),
  b2: rowsOf({ found: 21, missed: 4 }),
  b1: rowsOf({ found: 1, unsent: 2 }),
};
const PLANNED = rowsOf({
  ...{ waiting: 940, duplicate: 22, invalid: 18, 'other-class': 16, forgotten: 4 },
});
const RUNNING = rowsOf({
  ...{ waiting: 500, sent: 25, found: 380, missed: 50, failed: 3, duplicate: 22, invalid: 20 },
});
const ENDED = rowsOf({
  ...{ found: 800, missed: 120, failed: 14, uncertain: 5, duplicate: 30, invalid: 20, unsent: 11 },
});
const LONG = 'averylongword'.repeat(12);
const HOSTILE = [
  batchRow(0, 'found', {
    facts: { name: '\u202Etset arama', title: LONG, company: '<img src=x onerror="window.ran=1">' },
    cells: [LONG, '\u202Eeno', '</td><script>window.ran=1</script>'],
  }),
  batchRow(1, 'invalid', { given: LONG.repeat(4), cells: ['', '', ''] }),
  batchRow(2, 'invalid', { given: '\u202Enwod edispu', cells: ['', '', ''] }),
  batchRow(3, 'found', { facts: { name: 'سارة اختبار', company: 'شركة المثال' } }),
];

/** An ended batch with the card of somebody beside its rows. */
const withCard: Story = {
  name: 'batch-ended-card',
  async render() {
    const { model } = await buildPanel();
    const person = personNamed('Amara Test', { title: 'Head of Tests', slug: 'amara-0x1c' });
    const answer = answerWith(person);
    const view = { kind: 'answer', answer, provider: PROVIDER } as const;
    model.view.value = view;
    const story = one(
      'ended-card',
      { state: 'ended' },
      ENDED,
      {
        drawPerson: () => (
          <div class="stored-card">
            <Card model={model} view={view} match={{ person }} />
          </div>
        ),
      },
      (all) => {
        all.open('b1').rows.opened.value = '0';
      },
    );
    return 'render' in story ? story.render() : null;
  },
};

const openRow = (model: BatchesModel) => {
  model.open('b1').rows.select(['0', '3'], true);
};

/** The views of batches in every state. */
export const BATCH_STORIES = {
  list: [
    batches('list', '', { batches: SOME, rows: SOME_ROWS, credits: 1_234.5 }),
    batches('list-empty', ''),
    batches('list-private', '', { hasNoStore: true }),
    batches('list-too-new', '', {
      list: () => Promise.reject(new DOMException('', 'VersionError')),
    }),
  ],
  new: [
    batches('new', 'new'),
    batches('new-refused', 'new', { given: { refusal: 'This is a workbook.' } }, (model) =>
      model.draft.readWords('PK'),
    ),
    batches('new-read', 'new', {}, (model) => model.draft.readWords('…')),
    batches(
      'new-unrecognised',
      'new',
      { given: givenTable({ suggested: [], shares: [0, 0, 0], cut: 1_200 }) },
      (model) => model.draft.readWords('…'),
    ),
    batches(
      'new-hostile',
      'new',
      {
        given: givenTable({
          columns: [LONG, '\u202Eemas', '<b>bold</b>', ...LONG.slice(0, 20)],
          rows: [[LONG, '\u202Eeno', '<script>window.ran=1</script>']],
          suggested: [0],
          shares: [1, 0.5],
        }),
      },
      (model) => model.draft.readWords('…'),
    ),
  ],
  plan: [
    one('plan', {}, PLANNED, { plan: { known: 310, timeS: 240 } }),
    one('plan-free', {}, rowsOf({ waiting: 4 }), {
      plan: { known: 4, toSend: { profile: 0, email: 0 }, requests: 0, price: { min: 0, max: 0 } },
    }),
    one('plan-nobody', {}, rowsOf({ invalid: 3 })),
    one('plan-both', { isEveryClass: true }, rowsOf({ waiting: 60, 'other-class': 0 }), {
      plan: { toSend: { profile: 40, email: 20 }, price: { min: 0, max: 180, isOpen: true } },
    }),
    one('plan-short', {}, rowsOf({ waiting: 300 }), {
      providers: [PROVIDER],
      room: { day: 20, month: 900 },
    }),
    one('plan-out', {}, rowsOf({ waiting: 3 }), {
      plan: { price: { min: 0, max: 6, isOut: true } },
    }),
    one(
      'plan-no-consent',
      {},
      rowsOf({ waiting: 3 }),
      { failures: { 'start-batch': { code: 'no-consent', charged: 'no' } } },
      (model) => model.open('b1').begin({ email: 2 }),
    ),
    one(
      'plan-price-changed',
      {},
      rowsOf({ waiting: 3 }),
      { failures: { 'start-batch': { code: 'price-changed', charged: 'no' } } },
      (model) => model.open('b1').begin({ email: 2 }),
    ),
    one('plan-hostile', { name: `\u202E${LONG}` }, HOSTILE),
  ],
  running: [
    one('running', { state: 'running' }, RUNNING, { credits: 760 }),
    one('running-waits', { state: 'running' }, RUNNING, { credits: 760, nextAt: NOON + 40_000 }),
    one('running-selected', { state: 'running' }, RUNNING, { credits: 760 }, openRow),
  ],
  paused: [
    one('paused', { state: 'paused' }, RUNNING, { credits: 760 }),
    one('paused-closed', { state: 'paused', pausedFor: 'closed' }, RUNNING, { credits: 760 }),
    one(
      'paused-no-credit',
      {
        state: 'paused',
        pausedFor: { code: 'no-credit', charged: 'no', provider: 'Crustdata' },
      },
      RUNNING,
      { credits: 760 },
    ),
    one(
      'paused-bad-key',
      { state: 'paused', pausedFor: { code: 'bad-key', charged: 'no', provider: 'Crustdata' } },
      RUNNING,
    ),
    one(
      'paused-over-cap',
      {
        state: 'paused',
        pausedFor: {
          code: 'over-cap',
          charged: 'no',
          cap: { period: 'day', limit: 200, used: 198, price: 50 },
        },
      },
      RUNNING,
    ),
    one(
      'paused-locked',
      { state: 'paused', pausedFor: { code: 'locked', charged: 'no' } },
      RUNNING,
    ),
  ],
  ended: [
    one('ended', { state: 'ended' }, ENDED, { credits: 1_600 }),
    one('ended-stopped', { state: 'ended', isStopped: true }, rowsOf({ found: 3, unsent: 9 })),
    one('ended-filtered', { state: 'ended' }, ENDED, {}, (model) =>
      model.open('b1').rows.narrow({ words: 'amara', state: 'found' }),
    ),
    one('ended-nothing-fits', { state: 'ended' }, ENDED, {}, (model) =>
      model.open('b1').rows.narrow({ words: 'nobody at all' }),
    ),
    one('ended-hostile', { state: 'ended', name: `\u202E${LONG}` }, HOSTILE),
    withCard,
    one('ended-row', { state: 'ended' }, ENDED, {}, (model) => {
      const failed = ENDED.findIndex(({ state }) => state === 'failed');
      model.open('b1').rows.opened.value = `${failed}`;
    }),
    batches('gone', 'b9'),
  ],
} as const satisfies Stories;
