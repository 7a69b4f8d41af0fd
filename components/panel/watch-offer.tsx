import { useEffect, useState } from 'preact/hooks';
import { askToWatch, mayWatch, watchAccess } from '../../lib/access';
import { text } from '../../lib/text';

/** Offers to look on every page without being clicked, where the browser does not allow it yet. */
export function WatchOffer() {
  const [isOffered, setOffered] = useState(false);
  useEffect(() => {
    const see = () => void mayWatch().then((may) => setOffered(!may));
    see();
    return watchAccess(see);
  }, []);
  if (!isOffered) return null;
  return (
    <div>
      {/* Before all else: Firefox asks nobody after an await. The answer comes as a change of access. */}
      <button type="button" class="quiet" onClick={() => askToWatch().catch(() => undefined)}>
        {text('watch')}
      </button>
      <p class="faint">{text('watchBody')}</p>
    </div>
  );
}
