import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { loadMoreText } from '../../lib/text';
import { keepFocus } from './keep-focus';

/**
 * A component whose code and texts are loaded when it is first drawn: a person's card does not wait for it. Until then nothing is in its
 * place; then its heading takes the focus if nothing has it. `load` brings it sooner.
 */
export function onDemand<P extends object>(bring: () => Promise<ComponentType<P>>) {
  let Loaded: ComponentType<P> | undefined;
  async function load(): Promise<void> {
    if (Loaded === undefined) [Loaded] = await Promise.all([bring(), loadMoreText()]);
  }
  function OnDemand(props: P) {
    const [isLoaded, setLoaded] = useState(Loaded !== undefined);
    useEffect(() => {
      if (isLoaded) keepFocus(document.querySelector('h1'));
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
    return Loaded === undefined ? null : <Loaded {...props} />;
  }
  return Object.assign(OnDemand, { load });
}
