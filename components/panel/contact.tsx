import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Person } from '../../lib/person';
import { text } from '../../lib/text';
import { Breakable } from '../ui/breakable';
import { CopyButton } from '../ui/copy-button';
import { Link } from '../ui/link';
import { EmailStanding } from './later';
import { MoreButton } from './more-button';
import { useMore } from './use-more';

const KIND = {
  business: 'emailBusiness',
  personal: 'emailPersonal',
  unknown: 'emailUnknown',
} as const;

const FACTS_AT_FIRST = 12;

interface Fact {
  readonly value: string;
  readonly isPhone?: true;
  readonly to: string;
  readonly about: string;
  readonly email?: Person['contact']['emails'][number];
}

/**
 * Addresses with kind and standing, phone numbers, websites; each can be used and copied. `children` is what more can be had; where there is
 * such, the section has its heading without anything else in it, too.
 */
export function Contact(props: {
  contact: Person['contact'];
  hasOffers: boolean;
  children: ComponentChildren;
}) {
  const { emails, phones, websites } = props.contact;
  const formatPhone = usePhoneFormat(phones.length > 0);
  const facts: readonly Fact[] = [
    ...emails
      .filter(({ address }) => address)
      .map((email) => ({
        value: email.address,
        to: `mailto:${email.address}`,
        about: text(KIND[email.kind]),
        email,
      })),
    ...phones.map((phone) => ({
      value: phone,
      to: `tel:${phone.replace(/[^\d+]/g, '')}`,
      about: text('phone'),
      isPhone: true as const,
    })),
    ...websites.map((site) => ({
      value: site,
      to: site,
      about: text('website'),
    })),
  ];
  const more = useMore(facts.length, FACTS_AT_FIRST);
  if (facts.length === 0 && !props.hasOffers) return null;
  return (
    <section aria-labelledby="contact">
      <h2 id="contact">{text('contact')}</h2>
      {facts.length > 0 && (
        <ul class="facts" ref={more.list}>
          {facts.slice(0, more.count).map(({ value, to, about, email, isPhone }, index) => (
            <li key={`${value}${index}`}>
              <div>
                <Link to={to}>
                  <bdi>
                    {isPhone ? (
                      formatPhone(value)
                    ) : (
                      <Breakable words={value.replace(/^https?:\/\//, '')} />
                    )}
                  </bdi>
                </Link>
                <p class="about">
                  {about}
                  {(email?.status ?? email?.updatedAt) !== undefined && email && (
                    <EmailStanding email={email} now={Date.now()} />
                  )}
                </p>
              </div>
              <CopyButton value={value} what={value} />
            </li>
          ))}
        </ul>
      )}
      <MoreButton more={more} length={facts.length} />
      {props.children}
    </section>
  );
}

/** How to write a phone number: as it came, until the table of the world's numbers is there. */
function usePhoneFormat(isNeeded: boolean): (phone: string) => string {
  const [format, setFormat] = useState(() => (phone: string) => phone);
  useEffect(() => {
    if (!isNeeded) return;
    // Where the file is gone, an update has just come: a number as it came is still a number.
    import('../../lib/phone').then(
      ({ formatPhone }) => setFormat(() => formatPhone),
      () => undefined,
    );
  }, [isNeeded]);
  return format;
}
