import { browser } from 'wxt/browser';
import { readSettings } from '../settings';
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

/** Deletes what is past its time, of bought and of demo people. */
export async function cleanUp(now = Date.now()): Promise<void> {
  const limits = await readSettings();
  for (const isDemo of [false, true]) {
    await deletePast(await databaseFor({ isDemo }), limits, now);
  }
}

async function setAlarm(): Promise<void> {
  // Made anew it would never ring where the browser is started more than once a day.
  if ((await browser.alarms.get(ALARM)) !== undefined) return;
  await browser.alarms.create(ALARM, { delayInMinutes: 5, periodInMinutes: DAY_MIN });
}
