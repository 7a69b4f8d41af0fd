import { momentWords } from './request-words';

/** A moment (ms since 1970) to the second, in the user's own time. */
export function Moment({ at }: { at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{momentWords(at)}</time>;
}
