import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber, plural, text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { keepFocus } from '../ui/keep-focus';
import { Parts } from '../ui/parts';
import { ClearRequests } from './clear-requests';
import { totalsOf } from './request-filter';
import { RequestFilters } from './request-filters';
import { RequestRows } from './request-rows';
import { bytesWords } from './request-words';
import { PAGE_ROWS, type RequestsModel } from './requests-model';
import { saveRequests } from './save-requests';

/** Every request that left this browser, newest first, with what they come to; to be filtered, saved and cleared. */
export function Requests({ model }: { model: RequestsModel }) {
  const reading = model.reading.value;
  const failure = typeof reading === 'object' ? reading : model.failure.value;
  return (
    <>
      <h1>{text('leftTitle')}</h1>
      <p class="soft">{text('leftBody')}</p>
      {failure !== undefined && (
        <p role="alert" class="bad">
          {wordsOf(failure).body}
        </p>
      )}
      {reading === 'no-store' && <p>{text('leftPrivate')}</p>}
      {reading === 'read' && <List model={model} />}
    </>
  );
}

function List({ model }: { model: RequestsModel }) {
  const [isClearing, setClearing] = useState(false);
  const [said, setSaid] = useState('');
  const fitting = model.fitting.value;
  const filter = model.filter.value;
  const hasRows = model.rows.value.length > 0;
  const first = useRef(true);
  // Said when the user has narrowed the list, not with every request that is added to it.
  useEffect(() => {
    if (!first.current) setSaid(plural('leftRequests', model.fitting.value.length));
    first.current = false;
  }, [filter]);
  const isCleared = useRef(false);
  // With the rows the button went that had the focus.
  useEffect(() => {
    if (isCleared.current && !hasRows) keepFocus(document.querySelector('h1'));
  }, [hasRows]);
  const clear = async () => {
    isCleared.current = await model.clear();
    if (isCleared.current) setSaid(text('leftCleared'));
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

function More({ model }: { model: RequestsModel }) {
  const count = model.fitting.value.length;
  const shown = model.shown.value.length;
  if (shown === count) return null;
  const values = { shown: formatNumber(shown), count: formatNumber(count) };
  return (
    <p class="more">
      <button type="button" class="plain" onClick={model.showMore}>
        {plural('leftMore', Math.min(PAGE_ROWS, count - shown))}
      </button>{' '}
      <span class="faint num">{text('leftShown', values)}</span>
    </p>
  );
}
