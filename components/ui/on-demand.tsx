import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadMoreText } from '../../lib/text';
import { keepFocus } from './keep-focus';

/**
 * A component whose code and texts are loaded when it is first drawn: a person's card does not wait for it. Until then nothing is in its
 * place; then its heading takes the focus if nothing has it. `load` brings it sooner. What `isBelow` the rest of a view is not in its
 * first frame even then: what can be seen at once is painted without waiting for it.
 */
export function onDemand<P extends object>(
  bring: () => Promise<ComponentType<P>>,
  isBelow = false,
) {
  let Loaded: ComponentType<P> | undefined;
  async function load(): Promise<void> {
    if (Loaded === undefined) [Loaded] = await Promise.all([bring(), loadMoreText()]);
  }
  function OnDemand(props: P) {
    const [isLoaded, setLoaded] = useState(Loaded !== undefined && !isBelow);
    useEffect(() => {
      if (isLoaded) keepFocus(document.querySelector('h1'));
      else if (Loaded !== undefined) setLoaded(true);
      else {
        // Once more where it failed: an update may have taken the file away, and then the panel is loaded anew.
        load()
          .catch(load)
          .then(
            () => setLoaded(true),
            () => location.reload(),
          );
      }
    }, [isLoaded]);
    return isLoaded && Loaded !== undefined ? <Loaded {...props} /> : null;
  }
  return Object.assign(OnDemand, { load });
}
