import { Fragment } from 'preact';

/** Several facts in one line, each isolated, so that a right-to-left one does not turn its neighbours around. */
export function Parts({ of }: { of: readonly (string | number | undefined)[] }) {
  const given = of.filter((part) => part !== undefined && part !== '');
  return (
    <>
      {given.map((part, index) => (
        <Fragment key={part}>
          {index > 0 && ' · '}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
    </>
  );
}
