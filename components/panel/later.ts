import { onDemand } from '../ui/on-demand';

// What is drawn before there is a key, without one person to show, after a failure, or at the end of a card: its code is not on the way to the first card.
const beforeAKey = () => import('./first-run');
const misses = () => import('./no-match');

/** The first thing anyone sees. */
export const FirstRun = onDemand(async () => (await beforeAKey()).FirstRun);
/** What there is to agree to before anything is sent. */
export const ConsentView = onDemand(async () => (await beforeAKey()).ConsentView);
/** Everything is ready but the key. */
export const NoKey = onDemand(async () => (await beforeAKey()).NoKey);
/** Nobody to show. */
export const Blank = onDemand(async () => (await import('./blank')).Blank);
/** A person who can be asked for. */
export const Ready = onDemand(async () => (await import('./ready')).Ready);
/** The list of several people. */
export const Chooser = onDemand(async () => (await import('./chooser')).Chooser);
/** Nobody was found. */
export const NoMatch = onDemand(async () => (await misses()).NoMatch);
/** Who was asked before and named nobody. */
export const AskedBefore = onDemand(async () => (await misses()).AskedBefore);
/** What the keys do. */
export const Shortcuts = onDemand(async () => (await import('./shortcuts')).Shortcuts);
/** What went wrong. */
export const FailureView = onDemand(async () => (await import('./failure-view')).FailureView);
/** Several people for one identifier. */
export const Candidates = onDemand(async () => (await import('./candidates')).Candidates);
/** Everybody who was named has been ruled out. */
export const NotThem = onDemand(async () => (await import('./not-them')).NotThem);
/** What ties an identifier to the person, and the user's own word on it. */
export const MatchTie = onDemand(async () => (await import('./match-tie')).MatchTie);
/** Whether an address fits the person, and why. */
export const MatchReasons = onDemand(async () => (await import('./match-reasons')).MatchReasons);
/** Why an answer holds less than was asked for. */
export const PartFailed = onDemand(async () => (await import('./part-failed')).PartFailed);
/** The contact details that a card does not have, each with its price. */
export const MoreContact = onDemand(async () => (await import('./more-contact')).MoreContact);
/** Where the card comes from. */
export const Origin = onDemand(async () => (await import('./origin')).Origin);
/** What comes below the work history, what that ends with, and what ends the card: they come together, so that nothing moves. */
export const MoreSections = onDemand(async () => {
  const [{ MoreSections }] = await Promise.all([
    import('./more-sections'),
    Origin.load(),
    LoadLogos.load(),
  ]);
  return MoreSections;
}, true);
/** Other providers with which the person can be compared. */
export const CompareOffer = onDemand(async () => (await import('./compare-offer')).CompareOffer);
/** What two providers say of one person, side by side. */
export const Compare = onDemand(async () => (await import('./compare')).Compare);
/** A person’s photo. */
export const Photo = onDemand(async () => (await import('./photo')).Photo);
/** The control for the logos of companies. */
export const LoadLogos = onDemand(async () => {
  const [{ LoadLogos }, { readPictures }] = await Promise.all([
    import('./load-logos'),
    import('./use-pictures'),
  ]);
  // What the settings say of pictures decides how much room it takes. Where they cannot be read, it takes none.
  await readPictures().catch(() => undefined);
  return LoadLogos;
});
/** One of those logos. */
export const LogoPicture = onDemand(async () => (await import('./logo-picture')).LogoPicture);
/** What time it is where the person is. */
export const LocalTime = onDemand(async () => (await import('./local-time')).LocalTime);
/** What is told of an employer. */
export const CompanyFacts = onDemand(async () => (await import('./company-facts')).CompanyFacts);
/** What is said of an address beside its kind. */
export const EmailStanding = onDemand(async () => (await import('./email-standing')).EmailStanding);

/** What can be done with the person as a whole. */
export const Actions = onDemand(async () => (await import('./actions')).Actions);

/** What is different in a private window. */
export const PrivateNote = onDemand(async () => (await import('./private-note')).PrivateNote);

/** Loads them all, for whoever cannot wait. */
export async function loadLater(): Promise<void> {
  const all = [
    Actions,
    FirstRun,
    ConsentView,
    NoKey,
    Blank,
    Ready,
    Chooser,
    NoMatch,
    AskedBefore,
    Shortcuts,
    FailureView,
    PartFailed,
    Candidates,
    NotThem,
    MatchTie,
    MatchReasons,
    MoreContact,
    MoreSections,
    CompareOffer,
    Compare,
    Photo,
    LoadLogos,
    LogoPicture,
    LocalTime,
    CompanyFacts,
    EmailStanding,
    PrivateNote,
  ];
  await Promise.all(all.map(({ load }) => load()));
}
