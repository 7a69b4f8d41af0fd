import type { Plan } from '../../lib/archive/plan';
import { formatNumber, plural, text } from '../../lib/text';
import type { Work } from './archive-model';

/** What is said of the work on everything that is stored: once when it begins, and once when it has ended. Not how far it is. */
export function workWords(work: Work): string {
  switch (work.state) {
    case 'idle':
      return '';
    case 'exporting':
      return text('exportBusy');
    case 'exported':
      return plural('exportDone', work.people, { name: work.name });
    case 'reading':
      return text('importReading');
    case 'planned':
      return planLines(work.plan).join(' · ');
    case 'importing':
      return text('importBusy');
    case 'imported': {
      const { added, leftOut } = work.tally.people;
      const done = plural('importDone', added);
      return leftOut === 0 ? done : `${done} ${plural('importLeftOut', leftOut)}`;
    }
    case 'deleting':
      return text('deleteBusy');
    case 'deleted':
      return text('deleteDone');
    case 'failed':
      return failedWords(work);
  }
}

/** What the work is about; undefined where there is none. */
export function partOf(work: Work): 'export' | 'import' | 'delete' | undefined {
  const doing = work.state === 'failed' ? work.doing : work.state;
  switch (doing) {
    case 'idle':
      return undefined;
    case 'export':
    case 'exporting':
    case 'exported':
      return 'export';
    case 'delete':
    case 'deleting':
    case 'deleted':
      return 'delete';
    default:
      return 'import';
  }
}

/** Whether something is under way, beside which nothing else is begun. */
export function isBusy({ state }: Work): boolean {
  return ['exporting', 'reading', 'importing', 'deleting'].includes(state);
}

/** What a file holds, in lines. */
export function planLines(plan: Plan): string[] {
  const { people, newPeople, receipts, newReceipts, forgotten } = plan;
  const lines = [
    plural('importPeople', people, { more: formatNumber(newPeople) }),
    plural('importReceipts', receipts, { more: formatNumber(newReceipts) }),
  ];
  return forgotten === 0 ? lines : [...lines, plural('importForgotten', forgotten)];
}

/** What of a file cannot be imported, in lines; none where it is whole. */
export function planWarnings({ unreadable, unreadableLines, isCut }: Plan): string[] {
  const numbers = unreadableLines.map(formatNumber);
  const more = unreadable > numbers.length ? ['…'] : [];
  const lines = [...numbers, ...more].join(', ');
  return [
    ...(unreadable === 0 ? [] : [plural('importUnreadable', unreadable, { lines })]),
    ...(isCut ? [text('importCut')] : []),
  ];
}

function failedWords({ doing, failure }: Extract<Work, { state: 'failed' }>) {
  // Of a file that is opened the same code says that the file is from a newer version.
  if (failure.code === 'too-new' && doing !== 'open') return text('failTooNew');
  switch (doing) {
    case 'export':
      return text('exportFailed');
    case 'delete':
      return text('deleteFailed');
    case 'open':
      if (failure.code === 'too-new') return text('importTooNew');
      return text(failure.code === 'bad-input' ? 'importNotOurs' : 'importUnread');
    case 'import':
      return text(failure.code === 'storage-full' ? 'importFull' : 'importFailed');
  }
}
