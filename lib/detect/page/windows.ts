import { beside } from './beside';
import { MOST_TEXTS } from './limits';
import { NAMES_SOMEBODY } from './links';
import { LONGEST_TEXT } from './report';

/** A sign that may stand in an identifier, by its neighbours alone; behind the edges of its text may be any. */
export const ANCHOR = /@(?<![ \n]@)(?![ \n@])|\/(?![^ipc\x80-\uffff])|%2/i;
/**
 * What stands in all the text in an element if an anchor stands in one that matters. Beside an anchor may be what shows nothing, but hardly
 * on both sides of a profile's slash. `[object` is what no text is.
 */
export const SIGN = /^\[o|@|\/((?<=m.)|(?![^ipc\x80-\uffff]))|%2/i;

/**
 * What ends any run (E7), and means no more beside it than its absence: so not a bracket before the dots of a shortened text (L10), and no
 * comma within a search engine's redirect.
 */
export const END =
  /[^\S\ufeff]|[<>"\])}{|*\u3001\u3002\uff0c]|[([](?!\.\.|…)|[,;](?!\S{0,300}linkedin)/i;

const TO_LAST_END = new RegExp(`^.*(${END.source})`, 'is');
const BORDER = '\0';

/** The run of text around `index`, in pieces as in Finding; undefined where it holds no identifier or is too long to be told whole. */
export function windowAt(text: Text, index: number): string[] | undefined {
  const { data } = text;
  const before = reach(text, data.slice(0, index).slice(-LONGEST_TEXT), false);
  const after = reach(text, data.slice(index, index + LONGEST_TEXT), true);
  const left = before.replace(TO_LAST_END, '');
  const right = `${after.split(END, 1)}`;
  let run = left + right;
  // Adjoining texts that go on too long are left out: a part of them could be another identifier.
  if (run[LONGEST_TEXT]) run = `${left.split(BORDER).pop()}${right.split(BORDER, 1)}`;
  // X1: signs that are to be ignored stand inside a name as well. What else this leaves out is not asked for.
  if (!run[LONGEST_TEXT] && NAMES_SOMEBODY.test(`mailto:\n${run.replace(/[^!-~]/g, '')}`)) {
    return run.split(BORDER);
  }
}

/** Adds to a text's beginning or end what adjoins, until something ends it. */
function reach(text: Text, run: string, isForward: boolean): string {
  for (let left = MOST_TEXTS; left-- && !run[LONGEST_TEXT] && !END.test(run); ) {
    const [next, isBorder] = beside(text, isForward);
    if (!next) break;
    const border = isBorder ? BORDER : '';
    run = isForward ? run + border + next.data : next.data.slice(-LONGEST_TEXT) + border + run;
    text = next;
  }
  return run;
}
