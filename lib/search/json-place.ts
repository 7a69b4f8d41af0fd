const SPACE = /[\t\n\r ]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of them in a string.
const STRING = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const WORD = /true|false|null/y;

/**
 * Where a text stops being JSON: line and column, both from 1; `undefined` where it is JSON. A browser's own message names no place for some
 * faults, and each browser words it otherwise. It does not call itself, so that no depth is too much.
 */
export function faultAt(text: string): { line: number; column: number } | undefined {
  let at = 0;
  const open: ('{' | '[')[] = [];
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) return false;
    at += found[0].length;
    return true;
  };
  const take = (sign: string): boolean => {
    if (text[at] !== sign) return false;
    at++;
    return true;
  };
  const key = (): boolean => {
    skip(SPACE);
    if (!skip(STRING)) return false;
    skip(SPACE);
    return take(':');
  };
  /** A value, or as far as its first part goes: a bracket leaves what is in it to the loop. */
  let isBehind = false;
  for (;;) {
    skip(SPACE);
    if (!isBehind) {
      if (take('{')) {
        open.push('{');
        skip(SPACE);
        if (take('}')) open.pop();
        else if (key()) continue;
        else return placeOf(text, at);
      } else if (take('[')) {
        open.push('[');
        skip(SPACE);
        if (take(']')) open.pop();
        else continue;
      } else if (!skip(STRING) && !skip(NUMBER) && !skip(WORD)) {
        return placeOf(text, at);
      }
      isBehind = true;
      continue;
    }
    const around = open.at(-1);
    if (around === undefined) return at === text.length ? undefined : placeOf(text, at);
    if (take(',')) {
      if (around === '{' && !key()) return placeOf(text, at);
      isBehind = false;
    } else if (take(around === '{' ? '}' : ']')) open.pop();
    else return placeOf(text, at);
  }
}

function placeOf(text: string, at: number): { line: number; column: number } {
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
