import { useEffect, useState } from 'preact/hooks';
import type { ProviderOverview, Surcharge } from '../../lib/messages';
import type { Person } from '../../lib/person';
import { readSettings, type Settings } from '../../lib/settings';
import { formatList, type TextKey, text } from '../../lib/text';

/** Something that the card does not have, with what a look-up would have to ask for to get it; without either, it is always asked for. */
interface Absent {
  readonly key: TextKey;
  readonly contact?: ProviderOverview['supports']['contact'][number];
  readonly extra?: string;
}

// In the order in which they are said: first what the user can change.
const REASONS = [
  'whyNotAsked',
  'whyNotNow',
  'whyNotInPlan',
  'whyNotOffered',
  'whyNotGiven',
] as const satisfies readonly TextKey[];

/** The card's last line: what is not known of the person, and on asking the reasons why, one by one. */
export function Missing({ person, provider }: { person: Person; provider: ProviderOverview }) {
  const [settings, setSettings] = useState<Settings | undefined>(undefined);
  useEffect(() => void readSettings().then(setSettings), []);
  const absent = absentOf(person, provider);
  if (absent.length === 0) return null;
  const byReason = settings && Map.groupBy(absent, (one) => reasonOf(one, provider, settings));
  return (
    <details class="text">
      <summary>{text('notKnown', { list: named(absent) })}</summary>
      {REASONS.map((reason) => {
        const these = byReason?.get(reason) ?? [];
        return (
          these.length > 0 && (
            <p key={reason}>{text(reason, { provider: provider.name, list: named(these) })}</p>
          )
        );
      })}
      {person.isThin && <p>{text('whyThin', { provider: provider.name })}</p>}
    </details>
  );
}

function named(absent: readonly Absent[]): string {
  return formatList(absent.map(({ key }) => text(key)));
}

function absentOf(person: Person, { supports }: ProviderOverview): Absent[] {
  const { emails, phones, websites } = person.contact;
  const has = (kind: 'business' | 'personal') => emails.some((email) => email.kind === kind);
  const hasUnknown = emails.some(({ kind }) => kind === 'unknown');
  const offersCode = supports.extras.some(({ id }) => id === 'dev_platform_profiles');
  const all: readonly (Absent & { readonly isAbsent: boolean })[] = [
    { key: 'missingHeadline', isAbsent: person.headline === undefined },
    { key: 'missingPlace', isAbsent: person.place === undefined },
    { key: 'missingLanguages', isAbsent: person.languages.length === 0 },
    {
      key: 'missingBusinessEmails',
      contact: 'businessEmails',
      isAbsent: !has('business') && !hasUnknown,
    },
    {
      key: 'missingPersonalEmails',
      contact: 'personalEmails',
      isAbsent: !has('personal') && !hasUnknown,
    },
    { key: 'missingPhones', contact: 'phones', isAbsent: phones.length === 0 },
    { key: 'missingWebsites', contact: 'websites', isAbsent: websites.length === 0 },
    { key: 'missingSummary', isAbsent: person.summary === undefined },
    { key: 'missingExperience', isAbsent: person.roles.length === 0 },
    {
      key: 'missingEducation',
      isAbsent: person.schools.length + person.degrees.length === 0,
    },
    { key: 'missingSkills', extra: 'skills', isAbsent: person.skills.length === 0 },
    {
      key: 'missingCertifications',
      extra: 'certifications',
      isAbsent: person.certifications.length === 0,
    },
    { key: 'missingHonours', extra: 'honors', isAbsent: person.honours.length === 0 },
    {
      key: 'missingCodeProfiles',
      extra: 'dev_platform_profiles',
      isAbsent: offersCode && person.codeProfiles.length === 0,
    },
  ];
  return all.filter(({ isAbsent }) => isAbsent);
}

/** Why, as far as that can be known: a provider does not tell apart what somebody hides from what it never found. */
function reasonOf(
  { contact, extra }: Absent,
  { id, supports, contactCredits, extraCredits }: ProviderOverview,
  settings: Settings,
): (typeof REASONS)[number] {
  if (contact !== undefined) {
    if (!supports.contact.includes(contact)) return 'whyNotOffered';
    return barOf(contactCredits[contact], settings.contact.includes(contact));
  }
  if (extra === undefined || supports.extras.every((one) => one.id !== extra)) return 'whyNotGiven';
  return barOf(extraCredits[extra], settings.extras[id]?.includes(extra) ?? false);
}

function barOf(surcharge: Surcharge | undefined, isAsked: boolean): (typeof REASONS)[number] {
  if (surcharge === 'not-in-plan') return 'whyNotInPlan';
  if (surcharge === 'not-now') return 'whyNotNow';
  return isAsked ? 'whyNotGiven' : 'whyNotAsked';
}
