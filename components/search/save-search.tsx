import { useRef, useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import { text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import type { SearchModel } from './search-model';

/** Saves what the form says under a name, without asking anybody. */
export function SaveSearch({ model }: { model: SearchModel }) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [said, say] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    setName('');
    button.current?.focus();
  };
  const save = async () => {
    if (name.trim() === '') return say(text('searchNotWhole'));
    try {
      if (!(await model.save(name.trim()))) return say(text('searchNotWhole'));
      say(text('searchSaved'));
      close();
    } catch (thrown) {
      say(wordsOf(failureOf(thrown)).body);
    }
  };
  return (
    <>
      <button
        type="button"
        class="plain"
        ref={button}
        aria-expanded={isOpen}
        onClick={() => {
          say('');
          setOpen(!isOpen);
        }}
      >
        {text('searchSave')}
      </button>
      {isOpen && (
        <span class="save-search">
          <label for="search-save-name">{text('searchSaveName')}</label>
          <input
            id="search-save-name"
            type="text"
            autocomplete="off"
            maxLength={200}
            ref={(field) => {
              if (name === '') field?.focus();
            }}
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.isComposing) return;
              if (event.key === 'Escape') close();
              if (event.key !== 'Enter') return;
              // This form within the form is not the search.
              event.preventDefault();
              void save();
            }}
          />
          <button type="button" class="plain" onClick={() => void save()}>
            {text('searchSaveNow')}
          </button>
        </span>
      )}
      <span role="status">{said}</span>
    </>
  );
}
