import { Fragment } from 'preact';

// About what a narrow panel has room for.
const LONG = 28;
// What is longer than any address was made to weigh.
const LONGEST = 254;

/**
 * An address, to be broken after its `@` where a line is too short; after its dots only where it is long, or there is little room (`isTight`).
 * What is copied of it is as it was.
 */
export function Breakable(props: { readonly words: string; readonly isTight?: true }) {
  const { words, isTight } = props;
  if (words.length > LONGEST) return <>{words}</>;
  const pieces = words
    .split(/(?<=@)/)
    .flatMap((piece) => (isTight || piece.length > LONG ? piece.split(/(?<=\.)/) : piece));
  return (
    <>
      {pieces.map((piece, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {piece}
        </Fragment>
      ))}
    </>
  );
}
