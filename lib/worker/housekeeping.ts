import { browser } from 'wxt/browser';
import { readSettings } from '../settings';
import { deleteDrafts } from '../store/batches';
import { databaseFor } from '../store/open';
import { deletePast } from '../store/retention';
import { quietly } from './quietly';

const ALARM = 'housekeeping';
const DAY_MIN = 24 * 60;

/** Cleans up once a day, and a few minutes after the worker has come to life where that is overdue. Called at every start of the worker. */
export function keepHouse(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) quietly(cleanUp());
  });
  quietly(setAlarm());
}

/** Deletes what is past its time, of bought and of demo people, and drafts of batches that nobody has planned for a day. */
export async function cleanUp(now = Date.now()): Promise<void> {
  const limits = await readSettings();
  for (const isDemo of [false, true]) {
    const database = await databaseFor({ isDemo });
    await deletePast(database, limits, now);
    await deleteDrafts(database, now - DAY_MIN * 60_000);
  }
}

async function setAlarm(): Promise<void> {
  // Made anew it would never ring where the browser is started more than once a day.
  if ((await browser.alarms.get(ALARM)) !== undefined) return;
  await browser.alarms.create(ALARM, { delayInMinutes: 5, periodInMinutes: DAY_MIN });
}
