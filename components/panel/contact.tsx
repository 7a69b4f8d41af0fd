import type { Person } from '../../lib/person';
import { text } from '../../lib/text';
import { CopyButton } from '../ui/copy-button';
import { Link } from '../ui/link';

const KIND = {
  business: 'emailBusiness',
  personal: 'emailPersonal',
  unknown: 'emailUnknown',
} as const;

/** Addresses with kind and status, phone numbers, websites; each can be used and copied. */
export function Contact({ contact }: { contact: Person['contact'] }) {
  const { emails, phones, websites } = contact;
  if (emails.length + phones.length + websites.length === 0) return null;
  return (
    <section aria-labelledby="contact">
      <h2 id="contact">{text('contact')}</h2>
      <ul class="facts">
        {emails.map(({ address, kind, status }) => (
          <li key={address}>
            <Link to={`mailto:${address}`}>
              <bdi>{address}</bdi>
            </Link>
            <span class="end faint">
              {text(KIND[kind])}
              {status !== undefined && (
                <>
                  {' · '}
                  <bdi>{status.replaceAll('_', ' ')}</bdi>
                </>
              )}
            </span>
            <CopyButton value={address} what={address} />
          </li>
        ))}
        {phones.map((phone) => (
          <li key={phone}>
            <Link to={`tel:${phone.replace(/[^\d+]/g, '')}`}>
              <bdi dir="ltr">{phone}</bdi>
            </Link>
            <span class="end faint">{text('phone')}</span>
            <CopyButton value={phone} what={phone} />
          </li>
        ))}
        {websites.map((site) => (
          <li key={site}>
            <Link to={site}>
              <bdi>{site.replace(/^https?:\/\//, '')}</bdi>
            </Link>
            <span class="end faint">{text('website')}</span>
            <CopyButton value={site} what={site} />
          </li>
        ))}
      </ul>
    </section>
  );
}
