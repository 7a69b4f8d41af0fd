import { browser } from 'wxt/browser';
import { text } from '../../lib/text';
import { Link } from '../ui/link';

/** As in LICENSE. */
export const LICENCE = 'MIT';

const DOCUMENTS = [
  ['README.md', 'aboutReadme'],
  ['PRIVACY.md', 'aboutPrivacy'],
  ['SECURITY.md', 'aboutSecurity'],
] as const;

/** What this is: name, version, licence, and where its documents are, if it is published anywhere. */
export function About() {
  const { version, homepage_url: home } = browser.runtime.getManifest();
  return (
    <section aria-labelledby="about">
      <h2 id="about">{text('aboutTitle')}</h2>
      <p class="strong">{text('aboutVersion', { name: text('extName'), version })}</p>
      <p>{text('extDescription')}</p>
      <p>{text('aboutLicence', { licence: LICENCE })}</p>
      {home !== undefined && (
        <ul aria-label={text('aboutDocuments')} class="lines">
          {DOCUMENTS.map(([file, label]) => (
            <li key={file}>
              <Link to={`${home}/blob/HEAD/${file}`}>{text(label)}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
