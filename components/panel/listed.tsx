import type { ComponentChildren } from 'preact';
import { formatNumber, type TextKey, text } from '../../lib/text';
import { CopyButton } from '../ui/copy-button';
import { Link } from '../ui/link';
import { Parts } from '../ui/parts';
import { Folded } from './folded';
import { MoreButton } from './more-button';
import { useMore } from './use-more';

/** One thing that a section lists, with what is told of it. */
export interface Row {
  readonly title: string | undefined;
  readonly url?: string | undefined;
  readonly facts: readonly (string | undefined)[];
  /** What among the facts is worth copying by itself, such as a credential's id. */
  readonly number?: string | undefined;
  readonly description?: string | undefined;
  /** Addresses that belong to it: of a site, or `mailto:`. */
  readonly links?: readonly (string | undefined)[];
}

const ROWS_AT_FIRST = 5;

/** A section of things that the profile lists, the first few until all are asked for. */
export function Listed({ heading, rows }: { heading: TextKey; rows: readonly Row[] }) {
  const more = useMore(rows.length, ROWS_AT_FIRST);
  if (rows.length === 0) return null;
  return (
    <Section heading={heading} note={rows.length > 1 ? formatNumber(rows.length) : undefined}>
      <ul class="jobs" ref={more.list}>
        {rows.slice(0, more.count).map((row, index) => (
          <li key={index} class="plain-job">
            <Lines row={row} />
          </li>
        ))}
      </ul>
      <MoreButton more={more} length={rows.length} />
    </Section>
  );
}

function Lines({ row: { title, url, facts, number, links = [], description } }: { row: Row }) {
  const words = <bdi>{title ?? text('titleUnknown')}</bdi>;
  return (
    <>
      <p class="strong">
        {url === undefined ? words : <Link to={url}>{words}</Link>}
        {title !== undefined && <CopyButton value={title} />}
      </p>
      {facts.some(Boolean) && (
        <p class="dates num">
          <Parts of={[...new Set(facts)]} />
          {number !== undefined && <CopyButton value={number} />}
        </p>
      )}
      {links.map(
        (to) =>
          to !== undefined && (
            <p key={to} class="dates">
              <Link to={to}>
                <bdi>{to.replace(/^(?:https?:\/\/|mailto:)/, '')}</bdi>
              </Link>
            </p>
          ),
      )}
      {description !== undefined && <Folded words={description.trim()} />}
    </>
  );
}

/** A section of the card under its heading; `note` stands at the heading's end. */
export function Section(props: {
  heading: TextKey;
  note?: string | undefined;
  children: ComponentChildren;
}) {
  const { heading, note, children } = props;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>
        {text(heading)} {note !== undefined && <span class="num">{note}</span>}
      </h2>
      {children}
    </section>
  );
}
