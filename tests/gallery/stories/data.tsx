import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ArchiveModel, Stored, Work } from '../../../components/options/archive-model';
import { Data } from '../../../components/options/data';
import { createOptions } from '../../../components/options/model';
import { emptyTally } from '../../../lib/archive/merge';
import type { Plan } from '../../../lib/archive/plan';
import { DEFAULTS } from '../../../lib/settings';
import { text } from '../../../lib/text';
import type { Stories, Story } from './story';

const STORED: Stored = {
  people: 1204,
  receipts: 1871,
  requests: 312,
  forgotten: 4,
  bytes: 48_300_000,
};

const PLAN: Plan = {
  at: Date.UTC(2026, 2, 7, 12),
  rows: 5_310,
  people: 1204,
  newPeople: 310,
  receipts: 1871,
  newReceipts: 402,
  forgotten: 1,
  settings: [{ name: 'theme', value: 'dark' }],
  unreadable: 0,
  unreadableLines: [],
  isCut: false,
};

/** Everything that is stored, as it is drawn in one state of the work on it. Nothing can be done with it. */
export function still(
  work: Work = { state: 'idle' },
  stored: Stored | undefined = STORED,
  hasNoStore = false,
): ArchiveModel {
  const none = async () => undefined;
  return {
    hasNoStore,
    stored: signal(hasNoStore ? undefined : stored),
    work: signal(work),
    refresh: none,
    exportAll: none,
    open: none,
    importAll: none,
    deleteAll: none,
    cancel: () => undefined,
  };
}

function section(
  name: string,
  work: Work,
  stored?: Stored,
  hasNoStore?: boolean,
): Extract<Story, { render: unknown }> {
  const render = async () => {
    const model = createOptions({
      send: (async () => []) as never,
      settings: async () => DEFAULTS,
      managed: async () => ({ settings: { keepMissesDays: 7 }, ignored: [] }),
      writeSetting: async () => undefined,
      writeConsent: async () => undefined,
      now: Date.now,
    });
    await model.refresh();
    return (
      <main class="options">
        <h1>{text('optionsTitle')}</h1>
        <Data model={model} archive={still(work, stored, hasNoStore)} />
      </main>
    );
  };
  return { name: `data-${name}`, render };
}

/** The second step of a deletion is one click away. */
function Choosing({ children }: { children: ComponentChild }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const buttons = [...(place.current?.querySelectorAll('button') ?? [])];
    buttons.find(({ textContent }) => textContent === text('deleteOpen'))?.click();
  }, []);
  return <div ref={place}>{children}</div>;
}

function choosing(): Story {
  const { render } = section('', { state: 'idle' });
  return { name: 'data-choosing', render: async () => <Choosing>{await render()}</Choosing> };
}

const failed = { state: 'failed', failure: { code: 'storage-full', charged: 'no' } } as const;
const tally = emptyTally();
tally.people = { added: 310, changed: 12, same: 880, leftOut: 2 };

/** The section about everything that is stored, in every state of the work on it. */
export const DATA_STORIES: Stories<Work['state']> = {
  idle: [
    section('idle', { state: 'idle' }),
    section('private', { state: 'idle' }, undefined, true),
    choosing(),
  ],
  exporting: [section('exporting', { state: 'exporting', rows: 2_000, total: 5_310 })],
  exported: [
    section('exported', {
      state: 'exported',
      name: 'sidecard-2026-03-07.jsonl.gz',
      people: 1204,
    }),
  ],
  reading: [section('reading', { state: 'reading', rows: 2_000 })],
  planned: [
    section('planned', { state: 'planned', plan: PLAN }),
    section('planned-cut', {
      state: 'planned',
      plan: {
        ...PLAN,
        unreadable: 57,
        unreadableLines: Array.from({ length: 20 }, (_, index) => 1_000 + 37 * index),
        isCut: true,
      },
    }),
  ],
  importing: [section('importing', { state: 'importing', rows: 4_000, total: 5_310 })],
  imported: [section('imported', { state: 'imported', tally, plan: PLAN })],
  deleting: [section('deleting', { state: 'deleting', rows: 0 })],
  deleted: [
    section('deleted', {
      state: 'deleted',
      what: { history: true, list: false, settings: true, keys: true },
    }),
  ],
  failed: [
    section('failed-export', { ...failed, doing: 'export' }),
    section('failed-import', { ...failed, doing: 'import' }),
    section('failed-open', {
      ...failed,
      doing: 'open',
      failure: { code: 'too-new', charged: 'no' },
    }),
    section('failed-delete', { ...failed, doing: 'delete' }),
  ],
};
