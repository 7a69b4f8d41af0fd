import type {
  InvalidReason,
  RowState,
  StoredBatch,
  StoredBatchRow,
} from '../../lib/store/batch-rows';
import { formatNumber, plural, type TextKey, text, textLanguage } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';

const SOURCES = {
  file: 'batchFromFile',
  text: 'batchFromText',
  page: 'batchFromPage',
  tabs: 'batchFromTabs',
  search: 'batchFromSearch',
  people: 'batchFromPeople',
} as const satisfies Record<StoredBatch['from'], TextKey>;

const STATES = {
  draft: 'batchPlanned',
  planned: 'batchPlanned',
  running: 'batchRunning',
  paused: 'batchPaused',
  ended: 'batchEnded',
} as const satisfies Record<StoredBatch['state'], TextKey>;

/** What each state of a row is called. */
export const ROW_WORDS = {
  waiting: 'batchRowWaiting',
  sent: 'batchRowSent',
  found: 'batchRowFound',
  missed: 'batchRowMissed',
  failed: 'batchRowFailed',
  uncertain: 'batchRowUncertain',
  unsent: 'batchRowUnsent',
  invalid: 'batchRowInvalid',
  'other-class': 'batchRowOtherClass',
  duplicate: 'batchRowDuplicate',
  forgotten: 'batchRowForgotten',
} as const satisfies Record<RowState, TextKey>;

const REASONS = {
  empty: 'batchWhyEmpty',
  nobody: 'batchWhyNobody',
  'no-profile': 'batchWhyNoProfile',
  several: 'batchWhySeveral',
  'not-supported': 'batchWhyNotSupported',
} as const satisfies Record<InvalidReason, TextKey>;

/** Where the people of a batch come from. */
export function sourceWords(from: StoredBatch['from']): string {
  return text(SOURCES[from]);
}

/** How far it is. */
export function stateWords({ state, isStopped }: StoredBatch): string {
  return text(isStopped && state === 'ended' ? 'batchStopped' : STATES[state]);
}

/** What it is called: by the user, the file or the page, else by where it comes from. */
export function nameWords({ name, from }: StoredBatch): string {
  return name.trim() === '' ? sourceWords(from) : name;
}

/** Why a row names nobody. */
export function invalidWords(reason: InvalidReason | undefined): string {
  return text(REASONS[reason ?? 'nobody']);
}

/** What became of a row, and why; the line that a duplicate repeats counts from 1. */
export function outcomeWords({ state, reason, sameAs, failure, isKnown }: StoredBatchRow): {
  readonly state: string;
  readonly why: string;
} {
  return { state: text(ROW_WORDS[state]), why: why() };
  function why(): string {
    if (state === 'invalid') return invalidWords(reason);
    if (state === 'duplicate' && sameAs !== undefined) {
      return text('batchSameAs', { row: formatNumber(sameAs + 1) });
    }
    if (isKnown === true) return text('batchKnownFree');
    return failure === undefined ? '' : wordsOf(failure).title;
  }
}

/** A stretch of time, as exactly as anybody wants to know: `less than a minute`, `about 12 minutes`, `about 3 hours`. */
export function timeWords(seconds: number): string {
  if (seconds < 60) return text('batchUnderAMinute');
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100
    ? plural('batchMinutes', minutes)
    : plural('batchHours', Math.round(minutes / 60));
}

/** A moment of the next minutes (ms since 1970), to the second. */
export function clockWords(at: number): string {
  return new Intl.DateTimeFormat(textLanguage(), { timeStyle: 'medium' }).format(at);
}
