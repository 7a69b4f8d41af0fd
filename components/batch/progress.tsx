import { useEffect, useReducer } from 'preact/hooks';
import { formatNumber, plural, text } from '../../lib/text';
import { Parts } from '../ui/parts';
import { AskFirst } from './ask-first';
import type { BatchProps } from './batch-page';
import { Notify } from './notify';
import { doneOf, leftOf, peopleOf } from './standing';
import { clockWords, timeWords } from './words';

// Below that a wait is not worth its words.
const LONG_WAIT_MS = 5_000;

/** How far a running batch is, with Pause and Stop. */
export function Progress(props: BatchProps) {
  const { batch } = props;
  return (
    <section class="batch-progress">
      <Bar {...props} />
      <Standing {...props} />
      <div class="choices">
        <button
          type="button"
          class="plain"
          aria-disabled={batch.doing.value !== undefined}
          onClick={() => void batch.pause()}
        >
          {text('batchPause')}
        </button>
        <Stop {...props} />
      </div>
      <Notify />
      <p class="soft">{text('batchGoesOnClosed')}</p>
    </section>
  );
}

/** How many of those to be looked up are done. */
export function Bar({ standing: { counts } }: BatchProps) {
  const [done, all] = [doneOf(counts), peopleOf(counts)];
  const words = text('batchDone', { part: formatNumber(done), whole: formatNumber(all) });
  const share = all === 0 ? 1 : done / all;
  return (
    <>
      <p class="strong num" aria-hidden="true">
        {words}
      </p>
      <div
        role="progressbar"
        class="bar"
        aria-label={text('batchProgress')}
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={done}
        aria-valuetext={words}
      >
        <span style={{ inlineSize: `${share * 100}%` }} />
      </div>
    </>
  );
}

/** What came of those who are done, what it cost, and how long the others will take. */
export function Standing({ model, batch, standing }: BatchProps) {
  const { counts, credits, nextAt } = standing;
  const { found, missed, failed, uncertain, unsent } = counts;
  const isOver = standing.batch.state === 'ended';
  const leftS = batch.pace.leftS.value;
  const isWaiting = useWaiting(nextAt, model.world.now);
  const known = batch.rows.all.value.filter(({ isKnown }) => isKnown === true).length;
  return (
    <div class="num">
      <p>
        <Parts
          of={[
            plural('batchCountFound', found),
            known > 0 ? plural('batchCountKnown', known) : undefined,
            plural('batchCountMissed', missed),
            failed > 0 ? plural('batchCountFailed', failed) : undefined,
            uncertain > 0 ? plural('batchCountUncertain', uncertain) : undefined,
            unsent > 0 ? plural('batchCountUnsent', unsent) : undefined,
          ]}
        />
      </p>
      <p class="soft">
        <Parts
          of={[
            isOver
              ? plural('credits', credits)
              : text('batchCostSoFar', { credits: plural('credits', credits) }),
            leftS !== undefined && leftOf(counts) > 0
              ? text('batchTimeLeft', { time: timeWords(leftS) })
              : undefined,
            isWaiting && nextAt !== undefined
              ? text('batchWaitsUntil', { time: clockWords(nextAt) })
              : undefined,
          ]}
        />
      </p>
    </div>
  );
}

/** Whether that moment (ms since 1970) is so far off that it is worth its words; draws anew once it has come. */
function useWaiting(at: number | undefined, now: () => number): boolean {
  const [, redraw] = useReducer<number, undefined>((drawn) => drawn + 1, 0);
  const leftMs = at === undefined ? 0 : at - now();
  useEffect(() => {
    if (leftMs <= 0) return;
    const timer = setTimeout(() => redraw(undefined), leftMs);
    return () => clearTimeout(timer);
  }, [at]);
  return leftMs > LONG_WAIT_MS;
}

/** Stops a batch for good, once that was asked. */
export function Stop({ batch, standing }: BatchProps) {
  return (
    <AskFirst
      label={text('batchStop')}
      isBusy={batch.doing.value !== undefined}
      title={text('batchStopTitle')}
      body={plural('batchStopBody', leftOf(standing.counts))}
      no={text('batchStopNo')}
      yes={text('batchStopYes')}
      onYes={() => void batch.stop()}
    />
  );
}
