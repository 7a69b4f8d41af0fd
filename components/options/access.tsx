import { useEffect, useRef, useState } from 'preact/hooks';
import { watchAccess } from '../../lib/access';
import type { ProviderOverview } from '../../lib/messages';
import { isHeld } from '../../lib/stop-watching';
import { text } from '../../lib/text';
import { requestAccess } from '../ui/actions';

/** Says that the browser no longer gives access to a provider whose key is here, and the way to have it again. */
export function Access({ provider }: { readonly provider: ProviderOverview }) {
  const { key, name, origins } = provider;
  const [isLost, setLost] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const see = async () => {
      const isNow = !(await isHeld(origins));
      // The button goes with what is said.
      if (!isNow && document.activeElement === button.current) {
        document.getElementById(`key-${provider.id}`)?.focus();
      }
      setLost(isNow);
    };
    void see();
    return watchAccess(() => void see());
  }, [origins.join()]);
  if (key === null || !isLost) return null;
  return (
    <div role="status" class="result bad">
      <b>{text('failNotAllowedTitle', { provider: name })}</b>
      <p>{text('failNotAllowed', { provider: name })}</p>
      <button type="button" ref={button} class="plain" onClick={() => requestAccess(provider)}>
        {text('stepAllow')}
      </button>
    </div>
  );
}
