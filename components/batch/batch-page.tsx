import { useEffect, useRef, useState } from 'preact/hooks';
import type { BatchStanding } from '../../lib/batch-commands';
import { formatDay } from '../../lib/dates';
import { plural, text } from '../../lib/text';
import { keepFocus } from '../ui/keep-focus';
import { Parts } from '../ui/parts';
import type { BatchModel } from './batch-model';
import { BatchResults } from './batch-results';
import type { BatchesModel } from './batches-model';
import { Ended } from './ended';
import { Failed } from './failed';
import { Paused } from './paused';
import { PlanView } from './plan-view';
import { Progress } from './progress';
import { nameWords, sourceWords, stateWords } from './words';

/** What the views of one batch are drawn from. */
export interface BatchProps {
  readonly model: BatchesModel;
  readonly batch: BatchModel;
  readonly standing: BatchStanding;
}

/** One batch: what it would cost, how far it is, or what came of it; and its rows. */
export function BatchPage({ model, id }: { model: BatchesModel; id: string }) {
  const batch = model.open(id);
  const standing = batch.standing.value;
  return (
    <>
      <p>
        <a href="#batches">{text('batchesAll')}</a>
      </p>
      {standing === 'reading' && <h1>{text('batchReading')}</h1>}
      {standing === 'gone' && (
        <>
          <h1>{text('batchGoneTitle')}</h1>
          <p>{text('batchGone')}</p>
        </>
      )}
      {typeof standing !== 'string' && <Opened {...{ model, batch, standing }} />}
    </>
  );
}

function Opened(props: BatchProps) {
  const { model, batch, standing } = props;
  const { state, from, at, provider, rows } = standing.batch;
  const isPlan = state === 'draft' || state === 'planned';
  const failure = batch.failure.value ?? model.stalls.value.get(batch.id);
  // A button that began or ended something goes with it.
  useEffect(() => keepFocus(document.querySelector('main h1')), [state]);
  return (
    <>
      <Name {...props} />
      <p class="soft num">
        <Parts
          of={[
            stateWords(standing.batch),
            sourceWords(from),
            formatDay(at),
            model.nameOf(provider),
            plural('batchRows', rows),
          ]}
        />
      </p>
      <Announced {...props} />
      {failure !== undefined && <Failed model={model} batch={batch} failure={failure} />}
      {isPlan && <PlanView {...props} />}
      {state === 'running' && <Progress {...props} />}
      {state === 'paused' && <Paused {...props} />}
      {state === 'ended' && <Ended {...props} />}
      {!isPlan && <BatchResults {...props} />}
    </>
  );
}

/** The name as the heading; a button lets it be changed. */
function Name({ batch, standing }: BatchProps) {
  const [isChanging, setChanging] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasChanging = useRef(false);
  useEffect(() => {
    if (isChanging) field.current?.select();
    else if (wasChanging.current) button.current?.focus();
    wasChanging.current = isChanging;
  }, [isChanging]);
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const name = field.current?.value.trim() ?? '';
    if (name !== standing.batch.name) void batch.rename(name);
    setChanging(false);
  };
  return (
    <>
      <div class="batch-name">
        <h1>
          <bdi>{nameWords(standing.batch)}</bdi>
        </h1>
        {!isChanging && (
          <button type="button" class="quiet" ref={button} onClick={() => setChanging(true)}>
            {text('batchRename')}
          </button>
        )}
      </div>
      {isChanging && (
        <form
          class="row-of-two"
          onSubmit={save}
          onKeyDown={(event) => event.key === 'Escape' && setChanging(false)}
        >
          <input
            ref={field}
            type="text"
            maxLength={200}
            autocomplete="off"
            aria-label={text('batchName')}
            defaultValue={standing.batch.name}
          />
          <button type="submit" class="plain">
            {text('batchSaveName')}
          </button>
        </form>
      )}
    </>
  );
}

/** Tells a screen reader once how the batch stands when that changes: not of each row. */
function Announced({ standing }: BatchProps) {
  const { state } = standing.batch;
  const first = useRef(state);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (state === first.current) return;
    first.current = state;
    const { found, missed, failed, uncertain } = standing.counts;
    setSaid(
      state === 'ended'
        ? text('batchEndedSaid', {
            found: plural('batchCountFound', found),
            missed: plural('batchCountMissed', missed),
            failed: plural('batchCountFailed', failed + uncertain),
          })
        : stateWords(standing.batch),
    );
  }, [state]);
  return (
    <p role="status" class="visually-hidden">
      {said}
    </p>
  );
}
