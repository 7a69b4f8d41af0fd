import { useEffect, useState } from 'preact/hooks';

/** From this width on two columns of facts can be read beside their names. */
const WIDE = '(min-width: 480px)';

/** Whether there is room for two columns; follows the panel's width. */
export function useIsWide(): boolean {
  const [query] = useState(() => matchMedia(WIDE));
  const [isWide, setWide] = useState(query.matches);
  useEffect(() => {
    const follow = () => setWide(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return isWide;
}
