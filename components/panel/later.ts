import { onDemand } from '../ui/on-demand';

// What is drawn before there is a key, or without one person to show: its code is not on the way to the first card.
const beforeAKey = () => import('./first-run');
const lists = () => import('./chooser');

export const FirstRun = onDemand(async () => (await beforeAKey()).FirstRun);
export const ConsentView = onDemand(async () => (await beforeAKey()).ConsentView);
export const NoKey = onDemand(async () => (await beforeAKey()).NoKey);
export const DemoPeople = onDemand(async () => (await import('./demo-people')).DemoPeople);
export const Chooser = onDemand(async () => (await lists()).Chooser);
export const Unlisted = onDemand(async () => (await lists()).Unlisted);

/** Loads them all, for whoever cannot wait. */
export async function loadLater(): Promise<void> {
  const all = [FirstRun, ConsentView, NoKey, DemoPeople, Chooser, Unlisted];
  await Promise.all(all.map(({ load }) => load()));
}
