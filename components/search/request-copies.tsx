import { useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import { toQuery } from '../../lib/search/read';
import { writeText } from '../../lib/search/write';
import { text } from '../../lib/text';
import type { SearchModel } from './search-model';

type Copied = 'copied' | 'copyRefused' | 'searchNotWhole';

/** Copies the request, as JSON or as a command of curl. Nothing leaves the browser for it. */
export function RequestCopies({ model }: { model: SearchModel }) {
  const { draft, jsonProblem, provider } = model;
  const [said, say] = useState<Copied | undefined>(undefined);
  const copy = async (what: 'json' | 'curl') => {
    const read = toQuery(draft.value);
    const { value: of } = provider;
    if ('problem' in read || jsonProblem.value !== undefined || of === undefined) {
      return say('searchNotWhole');
    }
    try {
      const words =
        what === 'json'
          ? writeText(read.value)
          : await model.world.send('search-as-curl', { provider: of.id, query: read.value });
      await navigator.clipboard.writeText(words);
      say('copied');
    } catch (thrown) {
      // A refusal of the browser's is said here; the worker's has words of its own.
      if (thrown instanceof DOMException) say('copyRefused');
      else model.failure.value = failureOf(thrown);
    }
  };
  return (
    <>
      <button
        type="button"
        class="plain"
        onClick={() => void copy('json')}
        onBlur={() => say(undefined)}
      >
        {text('searchCopyJson')}
      </button>
      <button
        type="button"
        class="plain"
        onClick={() => void copy('curl')}
        onBlur={() => say(undefined)}
      >
        {text('searchCopyCurl')}
      </button>
      <span role="status">{said && text(said)}</span>
    </>
  );
}
