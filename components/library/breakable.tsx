import { Fragment } from 'preact';

// A path is broken before its strokes, all else after its marks.
const PLACES = /(?<=[._@:-])(?=[^./_@:-])|(?<=[^\s/])(?=\/)/;

/** An address, a path or the name of a field, isolated: where it has no room, it is broken between its parts. */
export function Breakable({ words }: { words: string }) {
  return (
    <bdi>
      {words.split(PLACES).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </bdi>
  );
}
