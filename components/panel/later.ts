import { onDemand } from '../ui/on-demand';

// What is drawn before there is a key, without one person to show, after a failure, or at the end of a card: its code is not on the way to the first card.
const beforeAKey = () => import('./first-run');
const lists = () => import('./chooser');
const misses = () => import('./no-match');

/** The first thing anyone sees. */
export const FirstRun = onDemand(async () => (await beforeAKey()).FirstRun);
/** What there is to agree to before anything is sent. */
export const ConsentView = onDemand(async () => (await beforeAKey()).ConsentView);
/** Everything is ready but the key. */
export const NoKey = onDemand(async () => (await beforeAKey()).NoKey);
/** The only people whom the demo knows. */
export const DemoPeople = onDemand(async () => (await import('./demo-people')).DemoPeople);
/** The list of several people. */
export const Chooser = onDemand(async () => (await lists()).Chooser);
/** Those on the page whom the settings leave out of the list. */
export const Unlisted = onDemand(async () => (await lists()).Unlisted);
/** Nobody was found. */
export const NoMatch = onDemand(async () => (await misses()).NoMatch);
/** Who was asked before and named nobody. */
export const AskedBefore = onDemand(async () => (await misses()).AskedBefore);
/** What went wrong. */
export const FailureView = onDemand(async () => (await import('./failure-view')).FailureView);
/** Several people for one identifier. */
export const Candidates = onDemand(async () => (await import('./candidates')).Candidates);
/** Whether an address fits the person, and why. */
export const MatchReasons = onDemand(async () => (await import('./match-reasons')).MatchReasons);
/** Why an answer holds less than was asked for. */
export const PartFailed = onDemand(async () => (await import('./part-failed')).PartFailed);
/** What is not known of a person. */
export const Missing = onDemand(async () => (await import('./missing')).Missing);
/** What only some people’s cards have. */
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
    PartFailed,
    Candidates,
    MatchReasons,
    Missing,
    MoreSections,
  ];
  await Promise.all(all.map(({ load }) => load()));
}
