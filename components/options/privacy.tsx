import { useEffect, useState } from 'preact/hooks';
import { watchRequests } from '../../lib/request-changes';
import { databaseFor } from '../../lib/store/open';
import { countRequestsSince } from '../../lib/store/requests';
import { plural, text } from '../../lib/text';
import { LibraryLink } from '../ui/library-link';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** What leaves the browser and who hears of it, with the way to the list of all that did. */
export function Privacy() {
  const count = useLastWeek();
  return (
    <section aria-labelledby="privacy">
      <h2 id="privacy">{text('privacyTitle')}</h2>
      <p>{text('privacySent')}</p>
      <p>{text('privacyPictures')}</p>
      <p>
        <LibraryLink view="requests">{text('leftTitle')}</LibraryLink>
        {count !== undefined && <span class="num"> · {plural('leftLastWeek', count)}</span>}
      </p>
    </section>
  );
}

/** How many requests left in the last seven days; `undefined` until that is known, or where the store does not open. */
function useLastWeek(): number | undefined {
  const [count, setCount] = useState<number | undefined>(undefined);
  useEffect(() => {
    let isOver = false;
    const see = () =>
      countNow().then(
        (now) => isOver || setCount(now),
        () => isOver || setCount(undefined),
      );
    const end = watchRequests(() => void see());
    void see();
    return () => {
      isOver = true;
      end();
    };
  }, []);
  return count;
}

async function countNow(): Promise<number> {
  return countRequestsSince(await databaseFor({ isDemo: false }), Date.now() - WEEK_MS);
}
