import { profileUrl } from '../../lib/identifier';
import type { Person } from '../../lib/person';
import { CopyButton } from '../ui/copy-button';
import { Link } from '../ui/link';
import { Section } from './listed';

/** Where else the person is to be found; of one place two names, where sources differ. */
export function Links({ person }: { person: Person }) {
  const { slug, xHandle, codeUrl, contact, extras = {} } = person;
  const { githubId, facebookId, xId, website } = extras;
  const at = (id: string | undefined, url: string) => id && `${url}${encodeURIComponent(id)}`;
  const isKnown = website === undefined || contact.websites.includes(website);
  const all: readonly (readonly [name: string, url: string | undefined])[] = [
    ['LinkedIn', slug && profileUrl(slug)],
    ['X', at(xHandle, 'https://x.com/')],
    ['X', at(xId, 'https://x.com/')],
    ['GitHub', codeUrl],
    ['GitHub', at(githubId, 'https://github.com/')],
    ['Facebook', at(facebookId, 'https://www.facebook.com/')],
    [website?.replace(/^https?:\/\//, '') ?? '', isKnown ? undefined : website],
  ];
  const byUrl = new Map(all.flatMap(([name, url]) => (url ? [[url, name]] : [])));
  if (byUrl.size === 0) return null;
  return (
    <Section heading="links">
      <ul class="chips">
        {[...byUrl].map(([url, name]) => (
          <li key={url}>
            <Link to={url}>
              <bdi>{name}</bdi>
            </Link>
            <CopyButton value={url} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
