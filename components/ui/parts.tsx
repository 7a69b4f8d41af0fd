import { Fragment } from 'preact';

// What is longer has places of its own where it may be broken.
const SHORT = 24;

/**
 * Several facts in one line, each isolated, so that a right-to-left one does not turn its neighbours around. A short one stays in one piece,
 * and no line begins with a dot.
 */
export function Parts({ of }: { of: readonly (string | number | undefined)[] }) {
  const given = of.flatMap((part) => (part === undefined || part === '' ? [] : `${part}`));
  return (
    <>
      {given.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && ' '}
          <Part words={part} isLast={index === given.length - 1} />
        </Fragment>
      ))}
    </>
  );
}

function Part({ words, isLast }: { words: string; isLast: boolean }) {
  const isShort = words.length <= SHORT;
  if (isLast) return <bdi class={isShort ? 'whole' : undefined}>{words}</bdi>;
  return isShort ? (
    <span class="whole">
      <bdi>{words}</bdi> ·
    </span>
  ) : (
    <>
      <bdi>{words}</bdi>
      <span class="glued"> ·</span>
    </>
  );
}
