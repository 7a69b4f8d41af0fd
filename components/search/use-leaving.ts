import { useEffect, useRef } from 'preact/hooks';

/**
 * What a field does when it loses the focus: `take` at once, or where a press of the mouse took the focus away, once that is let go, just before the click is heard. What
 * grows above a pressed button moves it from under the pointer, and its click is lost.
 */
export function useLeaving(take: () => void): () => void {
  const isPressed = useRef(false);
  const isLeft = useRef(false);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const end = new AbortController();
    const listen = (type: keyof DocumentEventMap, heard: () => void) =>
      document.addEventListener(type, heard, { capture: true, signal: end.signal });
    const letGo = () => {
      isPressed.current = false;
      if (!isLeft.current) return;
      isLeft.current = false;
      latest.current();
    };
    listen('mousedown', () => {
      isPressed.current = true;
    });
    listen('click', letGo);
    // Not every press becomes a click.
    listen('mouseup', () => setTimeout(letGo));
    listen('dragend', letGo);
    listen('keydown', letGo);
    return () => end.abort();
  }, []);
  return () => {
    if (isPressed.current) isLeft.current = true;
    else latest.current();
  };
}
