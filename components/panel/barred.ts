import { useEffect, useRef, useState } from 'preact/hooks';
import { watchForgotten } from '../../lib/forgotten-changes';
import { identifierKey } from '../../lib/identifier';
import type { Keys } from './chooser-selection';
import type { PanelModel } from './panel-model';
import type { SeveralView } from './several';

const NOBODY: Keys = new Set();

/** Keys of those in a list who are never to be looked up. Each is asked about once, and all anew where the list of those changes. */
export function useBarred({ beside }: PanelModel, { people, provider }: SeveralView): Keys {
  const [barred, setBarred] = useState<Keys>(NOBODY);
  // Another set where all are to be asked about anew; what is still on its way for the one before is of no interest then.
  const [seen, setSeen] = useState(() => new Set<string>());
  const now = useRef(seen);
  now.current = seen;
  useEffect(
    () =>
      watchForgotten(() => {
        setBarred(NOBODY);
        setSeen(new Set());
      }),
    [],
  );
  useEffect(() => {
    const unseen = people.filter(({ identifier }) => !seen.has(identifierKey(identifier)));
    if (unseen.length === 0) return;
    for (const { identifier } of unseen) seen.add(identifierKey(identifier));
    beside.world
      .reading(provider)
      .then((reading) => reading.onList(unseen.map(({ identifier }) => identifier)))
      .then((found) => {
        if (now.current !== seen || found.length === 0) return;
        setBarred((before) => new Set([...before, ...found.map(([key]) => key)]));
      })
      // Then whoever is chosen is told so in their own view.
      .catch(() => undefined);
  }, [people, seen]);
  return barred;
}
