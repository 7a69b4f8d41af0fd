import type { ComponentChild } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type TextKey, text } from '../../lib/text';

/** One view of the library: `library.html#<id>` leads to it, `library.html#<id>/<place>` to a place in it. */
export interface LibraryView {
  readonly id: string;
  readonly title: TextKey;
  /** `place`: which one of its things; empty where the address names none. */
  draw(place: string): ComponentChild;
}

/** The library page: a small navigation, and the view that the address names, else the first. */
export function Library({ views }: { views: readonly [LibraryView, ...LibraryView[]] }) {
  const hash = useHash();
  const cut = hash.indexOf('/');
  const asked = cut < 0 ? hash : hash.slice(0, cut);
  const current = views.find(({ id }) => id === asked) ?? views[0];
  const place = cut < 0 || current.id !== asked ? '' : hash.slice(cut + 1);
  return (
    <>
      <header>
        <nav aria-label={text('libraryViews')}>
          <ul>
            {views.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} aria-current={id === current.id ? 'page' : undefined}>
                  {text(title)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main class="library" key={current.id}>
        {current.draw(place)}
      </main>
    </>
  );
}

function useHash(): string {
  const [hash, setHash] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const follow = () => setHash(location.hash.slice(1));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return hash;
}
