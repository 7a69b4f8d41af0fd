import { text } from '../../lib/text';
import { Parts } from '../ui/parts';
import { MoreButton } from './more-button';
import { useMore } from './use-more';

const LANGUAGES_AT_FIRST = 6;

/** The languages that somebody speaks in one line, the first few until all are asked for. */
export function Speaks({ languages }: { readonly languages: readonly string[] }) {
  const more = useMore<HTMLParagraphElement>(languages.length, LANGUAGES_AT_FIRST, 'bdi');
  if (languages.length === 0) return null;
  return (
    <>
      <p class={more.count > LANGUAGES_AT_FIRST ? 'soft unfolded' : 'soft'} ref={more.list}>
        {text('speaks')} <Parts of={languages.slice(0, more.count)} />
      </p>
      <MoreButton more={more} length={languages.length} />
    </>
  );
}
