import { onDemand } from '../ui/on-demand';

// What is drawn before there is a key, or without one person to show: its code is not on the way to the first card.
const beforeAKey = () => import('./first-run');

export const FirstRun = onDemand(async () => (await beforeAKey()).FirstRun);
export const ConsentView = onDemand(async () => (await beforeAKey()).ConsentView);
export const NoKey = onDemand(async () => (await beforeAKey()).NoKey);
export const DemoPeople = onDemand(async () => (await import('./demo-people')).DemoPeople);
export const Chooser = onDemand(async () => (await import('./chooser')).Chooser);

/** Loads them all, for whoever cannot wait. */
export async function loadLater(): Promise<void> {
  await Promise.all([FirstRun, ConsentView, NoKey, DemoPeople, Chooser].map(({ load }) => load()));
}
