import { text } from '../../lib/text';
import type { SearchModel } from './search-model';
import { problemWords } from './search-words';

/** The same search as the JSON of its request, to be read and written. */
export function JsonView({ model }: { model: SearchModel }) {
  const { json, jsonProblem } = model;
  const problem = jsonProblem.value;
  return (
    <div class="json">
      <label for="search-json">{text('searchJson')}</label>
      <textarea
        id="search-json"
        rows={Math.min(30, Math.max(12, json.value.split('\n').length))}
        spellcheck={false}
        autocomplete="off"
        dir="ltr"
        aria-invalid={problem !== undefined}
        aria-describedby="search-json-state"
        value={json.value}
        onInput={({ currentTarget }) => model.writeJson(currentTarget.value)}
      />
      <div id="search-json-state" role="status" class={problem && 'bad'}>
        {problem === undefined ? (
          <span class="soft">{text('searchJsonRead')}</span>
        ) : (
          problemWords(problem)
        )}
      </div>
      {problem !== undefined && (
        <div class="choices">
          <button
            type="button"
            class="plain"
            onClick={() => {
              model.undoJson();
              // The button goes with the problem.
              document.getElementById('search-json')?.focus();
            }}
          >
            {text('searchUndoJson')}
          </button>
        </div>
      )}
    </div>
  );
}
