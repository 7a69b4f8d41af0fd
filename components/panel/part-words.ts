import { type TextKey, text } from '../../lib/text';
import { priceText } from '../ui/price';
import type { ContactKind, PartOffer } from './contact-offers';

const KINDS = {
  businessEmails: 'detailBusinessEmail',
  personalEmails: 'detailPersonalEmail',
  phones: 'detailPhones',
  websites: 'detailWebsites',
} as const satisfies Record<ContactKind, TextKey>;

/** What the extras of providers bring, in the midst of a sentence. One that is not named here goes by its id. */
export const EXTRAS: Readonly<Record<string, TextKey>> = {
  skills: 'missingSkills',
  certifications: 'missingCertifications',
  honors: 'missingHonours',
  dev_platform_profiles: 'missingCodeProfiles',
  extra: 'missingFurther',
  github: 'missingGithub',
  facebook: 'missingFacebook',
  x: 'missingX',
  salary: 'missingSalary',
};

/** What the button says that asks for it. */
export function askWords({ part, price: credits }: PartOffer): string {
  const price = priceText(credits);
  return 'contact' in part
    ? text('detailFor', { what: text(KINDS[part.contact]), price })
    : text('sectionGet', { what: extraWords(part.extra), price });
}

/** What is said once an answer is there. */
export function cameWords({ part }: PartOffer, isFound: boolean): string {
  if ('contact' in part) {
    return text(isFound ? 'detailAdded' : 'detailNone', { what: text(KINDS[part.contact]) });
  }
  return text(isFound ? 'sectionAdded' : 'sectionNone', { what: extraWords(part.extra) });
}

/** What an extra brings, in the midst of a sentence. */
export function extraWords(id: string): string {
  const words = EXTRAS[id];
  return words === undefined ? id : text(words);
}
