import { formatNumber, text } from '../../lib/text';
import type { useMore } from './use-more';

/** Draws more of a list of which only the first few are drawn; nothing where all are. `words` says it for a particular list. */
export function MoreButton(props: {
  more: ReturnType<typeof useMore>;
  length: number;
  words?: (count: number) => string;
}) {
  const { more, length, words } = props;
  if (more.next === 0) return null;
  const label = more.isLastStep
    ? text('showAll', { count: formatNumber(length) })
    : text('showMore', { count: formatNumber(more.next) });
  return (
    <button type="button" class="quiet" onClick={more.showMore}>
      {words?.(more.next) ?? label}
    </button>
  );
}
