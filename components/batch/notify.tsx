import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { text } from '../../lib/text';

const NOTIFICATIONS = { permissions: ['notifications' as const] };

/** The offer to be told by the system when a batch has come to its end. */
export function Notify() {
  const [state, setState] = useState<'unknown' | 'no' | 'yes' | 'refused'>('unknown');
  useEffect(() => {
    browser.permissions.contains(NOTIFICATIONS).then(
      (isGiven) => setState(isGiven ? 'yes' : 'no'),
      () => undefined,
    );
  }, []);
  const ask = () => {
    // First of all: Firefox asks nobody after an await.
    browser.permissions.request(NOTIFICATIONS).then(
      (isGiven) => setState(isGiven ? 'yes' : 'refused'),
      () => setState('refused'),
    );
  };
  if (state === 'unknown') return null;
  return (
    <p class="notify soft">
      {state === 'no' ? (
        <button type="button" class="quiet" onClick={ask}>
          {text('batchNotify')}
        </button>
      ) : (
        <span role="status">{text(state === 'yes' ? 'batchNotifies' : 'batchNotifyRefused')}</span>
      )}
    </p>
  );
}
