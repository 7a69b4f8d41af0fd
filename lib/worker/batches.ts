import { browser } from 'wxt/browser';
import { type Batches, createBatches } from '../batch/batches';
import { announceBatch } from '../batch-changes';
import { wishOf } from '../by-settings';
import type { Pipeline, Surroundings } from '../enrich/pipeline';
import type { Provider } from '../providers/provider';
import { announceReceipts } from '../receipt-changes';
import { readSettings } from '../settings';
import type { StoredBatch } from '../store/batch-rows';
import type { Balances } from './balances';
import { noticeBatch } from './notices';
import { paceOf } from './paces';
import { quietly } from './quietly';
import { waited } from './waited';

const ALARM = 'batches';
const EVERY_MIN = 0.5;
// A worker without a page lives for 30 s: requests begin within the first of them, and end before the last.
const SENDS_FOR_MS = 3_500;
const MOST_MS = 25_000;
// Says that a batch has run since the browser was started.
const SESSION = 'batches:session';

/** The batches of this worker, and what keeps them going. */
export interface WorkerBatches extends Batches {
  /** Sends, with no page open, what may be sent now. */
  ring(): Promise<void>;
  /** Sets or clears the alarm, as something runs or not. */
  setAlarm(): Promise<void>;
  /** Whether it is their alarm that rings. */
  isTheirs(alarm: string): boolean;
}

/** Builds them. Rows of an earlier worker are seen to once `whenReady` resolves. */
export function createWorkerBatches(
  around: Surroundings,
  pipeline: Pick<Pipeline, 'enrich' | 'enrichMany' | 'begun'>,
  whenReady: Promise<unknown>,
  providers: readonly Provider[],
  balances: Pick<Balances, 'follow'>,
): WorkerBatches {
  const batches = createBatches(
    {
      ...{ around, pipeline, providers },
      wish: async () => wishOf(await readSettings()),
      pace: paceOf,
      wait: waited,
      announce: announceBatch,
      hasSession: async () => SESSION in (await browser.storage.session.get(SESSION)),
      beginSession: () => browser.storage.session.set({ [SESSION]: true }),
      onPaid: announceReceipts,
      onStanding: (provider, batch) => {
        balances.follow(provider);
        quietly(noticeBatch(around, provider, batch));
        quietly(setAlarm());
      },
    },
    whenReady,
  );

  async function setAlarm(): Promise<void> {
    const isRunning = (await batches.running()).length > 0;
    if (!isRunning) await browser.alarms.clear(ALARM);
    // Made anew it would begin to wait anew.
    else if ((await browser.alarms.get(ALARM)) === undefined) {
      await browser.alarms.create(ALARM, { periodInMinutes: EVERY_MIN });
    }
  }

  async function ring(): Promise<void> {
    const until = around.now() + SENDS_FOR_MS;
    const running = (await batches.running()).filter(isQuick);
    await Promise.all(running.map(({ id }) => batches.run(id, { until, mostMs: MOST_MS })));
    await setAlarm();
  }

  const alarming = async <T>(work: Promise<T>): Promise<T> => {
    const value = await work;
    await setAlarm();
    return value;
  };

  return {
    ...batches,
    start: (args) => alarming(batches.start(args)),
    retry: (args) => alarming(batches.retry(args)),
    pause: (id) => alarming(batches.pause(id)),
    stop: (id) => alarming(batches.stop(id)),
    remove: (id) => alarming(batches.remove(id)),
    ring,
    setAlarm,
    isTheirs: (alarm) => alarm === ALARM,
  };
}

/** Looking at a profile now may take longer than a worker lives without a page. */
function isQuick({ wish }: StoredBatch): boolean {
  return (wish?.freshness ?? 'cached') === 'cached';
}
