import { useEffect, useState } from 'preact/hooks';
import type { EmailClass } from '../../lib/detect/email-class';
import type { PanelModel } from './panel-model';

/**
 * The class of an address, which the worker's lists tell; `undefined` while it is asked for and where there is no address, `unknown` where it
 * cannot be asked for.
 */
export function useClass(
  model: PanelModel,
  address: string | undefined,
): EmailClass | 'unknown' | undefined {
  const [emailClass, setClass] = useState<EmailClass | 'unknown' | undefined>(undefined);
  useEffect(() => {
    if (address === undefined) return;
    let isWanted = true;
    model
      .classOf(address)
      .catch(() => undefined)
      .then((found) => isWanted && setClass(found ?? 'unknown'));
    return () => {
      isWanted = false;
    };
  }, [model, address]);
  return emailClass;
}
