import { onDemand } from '../ui/on-demand';

// What is drawn before there is a key, without one person to show, after a failure, or at the end of a card: its code is not on the way to the first card.
const beforeAKey = () => import('./first-run');
const lists = () => import('./chooser');
const misses = () => import('./no-match');

export const FirstRun = onDemand(async () => (await beforeAKey()).FirstRun);
export const ConsentView = onDemand(async () => (await beforeAKey()).ConsentView);
export const NoKey = onDemand(async () => (await beforeAKey()).NoKey);
export const DemoPeople = onDemand(async () => (await import('./demo-people')).DemoPeople);
export const Chooser = onDemand(async () => (await lists()).Chooser);
export const Unlisted = onDemand(async () => (await lists()).Unlisted);
export const NoMatch = onDemand(async () => (await misses()).NoMatch);
export const AskedBefore = onDemand(async () => (await misses()).AskedBefore);
export const FailureView = onDemand(async () => (await import('./failure-view')).FailureView);
export const Candidates = onDemand(async () => (await import('./candidates')).Candidates);
export const MatchReasons = onDemand(async () => (await import('./match-reasons')).MatchReasons);
export const Missing = onDemand(async () => (await import('./missing')).Missing);
export const MoreSections = onDemand(async () => (await import('./more-sections')).MoreSections);

/** Loads them all, for whoever cannot wait. */
export async function loadLater(): Promise<void> {
  const all = [
    FirstRun,
    ConsentView,
    NoKey,
    DemoPeople,
    Chooser,
    Unlisted,
    NoMatch,
    AskedBefore,
    FailureView,
    Candidates,
    MatchReasons,
    Missing,
    MoreSections,
  ];
  await Promise.all(all.map(({ load }) => load()));
}
