import { useEffect, useRef, useState } from 'preact/hooks';

/** Tells a screen reader `words` once `change` is another than at first, such as how many rows fit what was just typed; not when it is first drawn. */
export function SaidAfter({ words, change }: { readonly words: string; readonly change: unknown }) {
  const [said, setSaid] = useState('');
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) setSaid(words);
    isFirst.current = false;
  }, [change]);
  return (
    <p role="status" class="visually-hidden">
      {said}
    </p>
  );
}
