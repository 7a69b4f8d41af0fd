import { useEffect, useRef, useState } from 'preact/hooks';
import { plural, text } from '../../lib/text';
import { keepFocus } from '../ui/keep-focus';
import { Parts } from '../ui/parts';
import { ClearRequests } from './clear-requests';
import { Listing, useSaid } from './listing';
import { totalsOf } from './request-filter';
import { RequestFilters } from './request-filters';
import { RequestRows } from './request-rows';
import { bytesWords } from './request-words';
import type { RequestsModel } from './requests-model';
import { More } from './rows';
import { saveRequests } from './save-requests';

/** Every request that left this browser, newest first, with what they come to; to be filtered, saved and cleared. */
export function Requests({ model }: { model: RequestsModel }) {
  return (
    <Listing heading="leftTitle" body="leftBody" model={model} failure={model.failure.value}>
      <List model={model} />
    </Listing>
  );
}

function List({ model }: { model: RequestsModel }) {
  const [isClearing, setClearing] = useState(false);
  const [said, say] = useSaid(model);
  const fitting = model.fitting.value;
  const hasRows = model.rows.value.length > 0;
  const isCleared = useRef(false);
  // With the rows the button went that had the focus.
  useEffect(() => {
    if (isCleared.current && !hasRows) keepFocus(document.querySelector('h1'));
  }, [hasRows]);
  const clear = async () => {
    isCleared.current = await model.clear();
    if (isCleared.current) say(text('leftCleared'));
  };
  return (
    <>
      <p role="status" class="visually-hidden">
        {said}
      </p>
      {!hasRows && <p>{text('leftEmpty')}</p>}
      {hasRows && (
        <>
          <RequestFilters model={model} />
          <div class="totals">
            <Totals model={model} />
            <div class="choices">
              <button type="button" class="plain" onClick={() => saveRequests(fitting, 'csv')}>
                {text('leftSaveCsv')}
              </button>
              <button type="button" class="plain" onClick={() => saveRequests(fitting, 'json')}>
                {text('leftSaveJson')}
              </button>
              <button
                type="button"
                class="plain"
                aria-haspopup="dialog"
                onClick={() => setClearing(true)}
              >
                {text('leftClear')}
              </button>
            </div>
          </div>
          {fitting.length === 0 ? (
            <p>{text('leftNothingFits')}</p>
          ) : (
            <RequestRows rows={model.shown.value} names={model.names.value} />
          )}
          <More model={model} />
        </>
      )}
      {isClearing && (
        <ClearRequests
          count={model.rows.value.length}
          onClear={clear}
          onClose={() => setClearing(false)}
        />
      )}
    </>
  );
}

function Totals({ model }: { model: RequestsModel }) {
  const { requests, bytesSent, bytesReceived, credits } = totalsOf(model.fitting.value);
  return (
    <p class="strong num">
      <Parts
        of={[
          plural('leftRequests', requests),
          text('leftBytesSent', { bytes: bytesWords(bytesSent) }),
          text('leftBytesReceived', { bytes: bytesWords(bytesReceived) }),
          plural('credits', credits),
        ]}
      />
    </p>
  );
}
