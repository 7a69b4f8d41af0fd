import type { Person } from '../../lib/person';
import { text } from '../../lib/text';
import { CopyButton } from '../ui/copy-button';
import { Link } from '../ui/link';
import { Parts } from '../ui/parts';

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
          <Fact
            key={address}
            value={address}
            to={`mailto:${address}`}
            about={[text(KIND[kind]), status?.replaceAll('_', ' ')]}
          />
        ))}
        {phones.map((phone) => (
          <Fact
            key={phone}
            value={phone}
            to={`tel:${phone.replace(/[^\d+]/g, '')}`}
            about={[text('phone')]}
          />
        ))}
        {websites.map((site) => (
          <Fact
            key={site}
            value={site}
            shown={site.replace(/^https?:\/\//, '')}
            to={site}
            about={[text('website')]}
          />
        ))}
      </ul>
    </section>
  );
}

function Fact(props: {
  value: string;
  shown?: string;
  to: string;
  about: readonly (string | undefined)[];
}) {
  const { value, shown = value, to, about } = props;
  return (
    <li>
      <div>
        <Link to={to}>
          <bdi>{shown}</bdi>
        </Link>
        <p class="about">
          <Parts of={about} />
        </p>
      </div>
      <CopyButton value={value} what={value} />
    </li>
  );
}
