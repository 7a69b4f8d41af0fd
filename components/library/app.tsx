import type { ComponentChild } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type TextKey, text } from '../../lib/text';

/** One view of the library: `library.html#<id>` leads to it. */
export interface LibraryView {
  readonly id: string;
  readonly title: TextKey;
  draw(): ComponentChild;
}

/** The library page: a small navigation, and the view that the address names, else the first. */
export function Library({ views }: { views: readonly [LibraryView, ...LibraryView[]] }) {
  const hash = useHash();
  const current = views.find(({ id }) => id === hash) ?? views[0];
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
        {current.draw()}
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
