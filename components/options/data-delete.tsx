import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Deletion } from '../../lib/store-changes';
import { type TextKey, text } from '../../lib/text';
import type { ArchiveModel } from './archive-model';
import { Progress } from './data-progress';
import { isBusy } from './data-words';

const PARTS = [
  ['history', 'deleteHistory', 'deleteHistoryGone'],
  ['keys', 'deleteKeys', 'deleteKeysNote'],
  ['settings', 'deleteSettings', 'deleteSettingsNote'],
  ['list', 'deleteList', 'deleteListNote'],
] as const satisfies readonly (readonly [keyof Deletion, TextKey, TextKey])[];

// The list protects others: it goes only where that is said.
const AT_FIRST: Deletion = { history: true, keys: true, settings: true, list: false };

/** Deletes everything, in two steps: what is to go, and that it is to go. */
export function DeleteEverything({ archive }: { archive: ArchiveModel }) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    // The buttons go with the choice.
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <div>
      <h3>{text('deleteTitle')}</h3>
      <p class="soft">{text('deleteBody')}</p>
      {isOpen ? (
        <WhatToDelete archive={archive} onClose={() => setOpen(false)} />
      ) : (
        <button
          ref={opener}
          type="button"
          class="plain"
          aria-disabled={isBusy(archive.work.value)}
          onClick={() => setOpen(!isBusy(archive.work.value))}
        >
          {text('deleteOpen')}
        </button>
      )}
      <Progress archive={archive} of="delete" />
    </div>
  );
}

function WhatToDelete({ archive, onClose }: { archive: ArchiveModel; onClose: () => void }) {
  const [what, setWhat] = useState(AT_FIRST);
  const first = useRef<HTMLInputElement>(null);
  const isNothing = !Object.values(what).includes(true);
  useLayoutEffect(() => first.current?.focus(), []);
  return (
    <div class="deletion">
      <fieldset>
        <legend>{text('deleteLegend')}</legend>
        {PARTS.map(([part, label, note], index) => (
          <div class="option" key={part}>
            <label>
              <input
                ref={index === 0 ? first : undefined}
                type="checkbox"
                checked={what[part]}
                aria-describedby={`${part}-goes`}
                onChange={(event) => setWhat({ ...what, [part]: event.currentTarget.checked })}
              />
              {text(label)}
            </label>
            <p class="soft" id={`${part}-goes`}>
              {text(note)}
            </p>
          </div>
        ))}
      </fieldset>
      <div class="row-of-two">
        <button type="button" class="plain" onClick={onClose}>
          {text('deleteCancel')}
        </button>
        <button
          type="button"
          class="plain bad"
          aria-disabled={isNothing}
          onClick={() => {
            if (isNothing) return;
            onClose();
            void archive.deleteAll(what);
          }}
        >
          {text('deleteButton')}
        </button>
      </div>
    </div>
  );
}
