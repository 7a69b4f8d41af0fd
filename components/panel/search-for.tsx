import type { Identifier } from '../../lib/identifier';
import { openLibrary } from '../../lib/library-tab';
import { guessOf } from '../../lib/search/guess';
import type { Prefill } from '../../lib/search/prefill';
import { keepPrefill } from '../../lib/search-prefill';
import { text } from '../../lib/text';
import type { PanelModel } from './panel-model';
import { useClass } from './use-class';

const LONGEST_NAME = 100;

/** Opens the library's search form, filled with that. Nothing is sent by it. */
async function openSearch(prefill: Prefill): Promise<void> {
  await keepPrefill(prefill);
  await openLibrary('search');
}

/** Offers to search for somebody by what their identifier tells of them; nothing where it tells nothing. */
export function SearchByName(props: { model: PanelModel; identifier: Identifier }) {
  const { model, identifier } = props;
  const address = identifier.kind === 'email' ? identifier.address : undefined;
  const emailClass = useClass(model, address);
  const prefill = guessOf(identifier, emailClass === 'business');
  if (model.isPrivate || Object.keys(prefill).length === 0) return null;
  return (
    <button type="button" class="plain" onClick={() => void openSearch(prefill)}>
      {text('searchByName')}
    </button>
  );
}

/** Offers to search for words that name nobody by an identifier. */
export function SearchFor({ model, words }: { model: PanelModel; words: string }) {
  const name = words.replace(/\s+/g, ' ').trim();
  // What has these was to be an address or a URL, and is none.
  const isName = /\p{L}/u.test(name) && !/[@/\\:<>]/.test(name) && name.length <= LONGEST_NAME;
  if (model.isPrivate || !isName) return null;
  return (
    <p class="choices">
      <button type="button" class="plain" onClick={() => void openSearch({ name })}>
        {text('searchFor', { words: name })}
      </button>
      <span class="soft">{text('searchByNameNote')}</span>
    </p>
  );
}
