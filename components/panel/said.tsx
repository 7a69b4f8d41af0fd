import { effect, type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const PAUSE_MS = 1_500;

/** Tells a screen reader what has changed, the latest only, and not more often than it can be listened to. */
export function Said({ words }: { words: ReadonlySignal<string> }) {
  const said = useSignal('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
      if (words.value === said.peek() || timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        said.value = words.peek();
      }, PAUSE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [words]);
  return (
    <p class="visually-hidden" role="status">
      {said}
    </p>
  );
}
