import { MoreButton } from './more-button';
import { readable } from './readable';
import { useMore } from './use-more';

const BADGES_AT_FIRST = 8;

/** What of somebody is verified, and what they are open to; the first few until all are asked for. */
export function Badges(props: {
  readonly verifications: readonly string[];
  readonly openTo: readonly string[];
}) {
  const { verifications, openTo } = props;
  const all = [...verifications, ...openTo];
  const more = useMore(all.length, BADGES_AT_FIRST);
  if (all.length === 0) return null;
  return (
    <div class="badges">
      <ul class="chips" ref={more.list}>
        {all.slice(0, more.count).map((word, index) => (
          <li class={index < verifications.length ? 'chip good' : 'chip'} key={index}>
            {index < verifications.length && <span aria-hidden="true">✓ </span>}
            <bdi>{readable(word)}</bdi>
          </li>
        ))}
      </ul>
      <MoreButton more={more} length={all.length} />
    </div>
  );
}
