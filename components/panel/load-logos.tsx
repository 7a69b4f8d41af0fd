import './photo.css';
import { useEffect } from 'preact/hooks';
import type { Role } from '../../lib/person';
import { formatList, text } from '../../lib/text';
import { pictureUrl } from './picture';
import { usePictures } from './use-pictures';

/** One control for the logos of all companies, with the hosts that would hear of it; by the settings, none is needed, or none may be. */
export function LoadLogos({ roles, onLoad }: { roles: readonly Role[]; onLoad: () => void }) {
  const rule = usePictures();
  const urls = roles.map(({ company }) => company.logoUrl && pictureUrl(company.logoUrl));
  const hosts = [...new Set(urls.flatMap((url) => (url ? [url.host] : [])))];
  useEffect(() => {
    if (rule === 'always') onLoad();
  }, [rule, onLoad]);
  if (rule !== 'on-click' || hosts.length === 0) return null;
  return (
    <p class="about">
      <button type="button" class="quiet" aria-describedby="logos-tell" onClick={onLoad}>
        {text('logosLoad')}
      </button>{' '}
      <span id="logos-tell">{text('logosTell', { hosts: formatList(hosts) })}</span>
    </p>
  );
}
