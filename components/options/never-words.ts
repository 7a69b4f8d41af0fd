import type { NeverListed, TrustedCommands } from '../../lib/messages';
import { formatList, plural, type TextKey, text } from '../../lib/text';

type What = TrustedCommands['never-look-up']['args']['what'];

const CHANGED = {
  add: 'neverUpAdded',
  remove: 'neverUpRemoved',
  check: 'neverUpOn',
} as const satisfies Record<What, TextKey>;

const UNCHANGED = {
  add: 'neverUpThere',
  remove: 'neverUpNotThere',
  check: 'neverUpNotThere',
} as const satisfies Record<What, TextKey>;

// More is no sentence.
const NAMED = 5;

/** What became of a text about the list, in sentences. */
export function neverWords(what: What, done: NeverListed): string {
  const { changed, byDomain, unchanged, unread, deleted } = done;
  return [
    changed.length > 0 && text(CHANGED[what], { who: listed(changed) }),
    byDomain.length > 0 && text('neverUpByDomain', { who: listed(byDomain) }),
    unchanged.length > 0 && text(UNCHANGED[what], { who: listed(unchanged) }),
    deleted > 0 && plural('neverUpDeleted', deleted),
    unread.length > 0 && text('neverUpUnread', { what: listed(unread) }),
  ]
    .filter(Boolean)
    .join(' ');
}

function listed(words: readonly string[]): string {
  // Isolated, a right-to-left one does not turn the sentence around.
  const shown = words.slice(0, NAMED).map((word) => `\u2068${word}\u2069`);
  const left = words.length - shown.length;
  return left === 0 ? formatList(shown) : plural('neverUpMore', left, { who: shown.join(', ') });
}
