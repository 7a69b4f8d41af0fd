import type { ComponentChildren } from 'preact';

/** A link to a view of the library page, in a tab of its own. */
export function LibraryLink(props: {
  view: 'ledger' | 'requests' | 'batches';
  children: ComponentChildren;
}) {
  return (
    <a href={`/library.html#${props.view}`} target="_blank" rel="noopener">
      {props.children}
    </a>
  );
}
