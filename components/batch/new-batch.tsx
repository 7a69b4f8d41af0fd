import './new-batch.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { plural, text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { keepFocus } from '../ui/keep-focus';
import type { BatchesModel } from './batches-model';
import { FromTabs } from './from-tabs';
import { GivenPreview } from './given-preview';
import type { NewBatchModel } from './new-batch-model';

// The kinds of files that are read; whatever is dropped is tried all the same.
const ACCEPT = '.csv,.tsv,.tab,.txt,text/csv,text/plain,text/tab-separated-values';

/** A new batch: a list is dropped, chosen or pasted, and shown as it was understood. Nothing of it is sent. */
export function NewBatch({ model }: { model: BatchesModel }) {
  const { draft } = model;
  const isDragged = useDrop(draft);
  usePaste(draft);
  const failure = draft.failure.value;
  const given = draft.read.value?.given;
  const isShown = given !== undefined && 'table' in given;
  const heading = useRef<HTMLHeadingElement>(null);
  const wasShown = useRef(false);
  useEffect(() => {
    if (wasShown.current && !isShown) keepFocus(heading.current);
    wasShown.current = isShown;
  }, [isShown]);
  return (
    <div class={isDragged ? 'new-batch dragged' : 'new-batch'}>
      <p>
        <a href="#batches">{text('batchesAll')}</a>
      </p>
      <h1 ref={heading}>{text('batchNew')}</h1>
      <p class="soft">{text('batchNewBody')}</p>
      <p role="status" class="visually-hidden">
        {saidOf(draft)}
      </p>
      {failure !== undefined && (
        <p role="alert" class="bad">
          {wordsOf(failure).body}
        </p>
      )}
      {given !== undefined && 'table' in given ? (
        <GivenPreview draft={draft} given={given} />
      ) : (
        <Sources draft={draft} refusal={given?.refusal ?? ''} />
      )}
    </div>
  );
}

function saidOf(draft: NewBatchModel): string {
  if (draft.isReading.value) return text('batchReading');
  const { value } = draft.read;
  if (value === undefined || !('table' in value.given)) return '';
  return plural('batchRows', value.given.table.rows.length);
}

/** The ways in which a list can be given. */
function Sources({ draft, refusal }: { draft: NewBatchModel; refusal: string }) {
  const words = draft.words.value;
  const read = (event: SubmitEvent) => {
    event.preventDefault();
    if (words.trim() !== '') void draft.readWords(words);
  };
  return (
    <>
      {refusal !== '' && (
        <p role="alert" class="bad">
          {refusal}
        </p>
      )}
      <div class="drop">
        <label for="batch-file">{text('batchFile')}</label>
        <input
          id="batch-file"
          type="file"
          accept={ACCEPT}
          aria-describedby="batch-file-about"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file !== undefined) void draft.readFile(file);
            // The same file can be chosen again once it was mended.
            currentTarget.value = '';
          }}
        />
        <p id="batch-file-about" class="soft">
          {text('batchFileAbout')}
        </p>
      </div>
      <form class="paste" onSubmit={read}>
        <label for="batch-words">{text('batchPaste')}</label>
        <textarea
          id="batch-words"
          rows={6}
          spellcheck={false}
          autocomplete="off"
          value={words}
          onInput={({ currentTarget }) => {
            draft.words.value = currentTarget.value;
          }}
        />
        <button type="submit" class="plain" aria-disabled={words.trim() === ''}>
          {text(draft.isReading.value ? 'batchReading' : 'batchRead')}
        </button>
      </form>
      <FromTabs draft={draft} />
    </>
  );
}

/** Takes a file that is dropped anywhere on the page; tells whether one is being dragged over it. */
function useDrop(draft: NewBatchModel): boolean {
  const [isDragged, setDragged] = useState(false);
  // Each element that is entered and left tells so.
  const depth = useRef(0);
  useEffect(() => {
    const move = (by: number) => {
      depth.current = Math.max(0, depth.current + by);
      setDragged(depth.current > 0);
    };
    const listeners = {
      dragenter: () => move(1),
      dragleave: () => move(-1),
      dragover: (event: DragEvent) => event.preventDefault(),
      drop: (event: DragEvent) => {
        event.preventDefault();
        move(-depth.current);
        // The one before is still being taken over.
        if (draft.taken.peek() !== undefined) return;
        const [file] = event.dataTransfer?.files ?? [];
        const words = event.dataTransfer?.getData('text/plain') ?? '';
        if (file !== undefined) void draft.readFile(file);
        else if (words !== '') void draft.readWords(words);
      },
    } as const;
    for (const [type, listener] of Object.entries(listeners)) {
      document.addEventListener(type, listener as EventListener);
    }
    return () => {
      for (const [type, listener] of Object.entries(listeners)) {
        document.removeEventListener(type, listener as EventListener);
      }
    };
  }, [draft]);
  return isDragged;
}

/** Takes what is pasted anywhere but into a field for something else. */
function usePaste(draft: NewBatchModel): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { target } = event;
      const isField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
      const [file] = event.clipboardData?.files ?? [];
      const words = event.clipboardData?.getData('text/plain') ?? '';
      const { given } = draft.read.peek() ?? {};
      // What was refused gives way.
      const isTaken = given !== undefined && 'table' in given;
      if (isField || isTaken) return;
      // Into a text that is being typed it goes as usual.
      if (target instanceof HTMLTextAreaElement && target.value.trim() !== '') return;
      if (file === undefined && words.trim() === '') return;
      event.preventDefault();
      void (file === undefined ? draft.readWords(words) : draft.readFile(file));
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [draft]);
}
