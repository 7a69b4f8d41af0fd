import type { ComponentChildren } from 'preact';

/**
 * A sentence with something drawn in its holes, each where the language puts it and isolated from the words around it.
 * `words` is a text whose `{name}` holes were left open.
 */
export function Phrase(props: {
  readonly words: string;
  readonly holes: Readonly<Record<string, ComponentChildren>>;
}) {
  const parts = props.words.split(/\{(\w+)\}/);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 0 ? part : <bdi key={part}>{props.holes[part]}</bdi>,
      )}
    </>
  );
}
