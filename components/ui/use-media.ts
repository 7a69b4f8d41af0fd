import { useEffect, useState } from 'preact/hooks';

/** Whether a media query holds; follows it. */
export function useMedia(words: string): boolean {
  const [query] = useState(() => matchMedia(words));
  const [isMet, setMet] = useState(query.matches);
  useEffect(() => {
    const follow = () => setMet(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return isMet;
}
