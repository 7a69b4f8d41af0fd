import { useEffect, useRef, useState } from 'preact/hooks';
import type { ProviderOverview, Surcharge } from '../../lib/messages';
import type { Match, Person } from '../../lib/person';
import type { Settings } from '../../lib/settings';
import { hasExtra } from '../../lib/store/merge';
import type { AskedAt } from '../../lib/store/parts';
import { formatList, type TextKey, text } from '../../lib/text';
import type { AnswerView } from './contact-offers';
import { extraOffers, headingOf } from './extra-offers';
import { MoreParts } from './more-parts';
import { newestOf } from './newest';
import type { PanelModel } from './panel-model';
import { EXTRAS } from './part-words';

/** Something that the card does not have, with what a look-up would have to ask for to get it; without either, it is always asked for. */
interface Absent {
  readonly key: TextKey;
  readonly contact?: ProviderOverview['supports']['contact'][number];
  readonly extra?: string;
}

// What can be changed is said first, and what of it can be asked for by itself follows.
const NOT_ASKED = ['whyNotAsked', 'whyNotYet'] as const;
const OTHER_REASONS = ['whyNotNow', 'whyNotInPlan', 'whyNotOffered', 'whyNotGiven'] as const;

type Reason = (typeof NOT_ASKED | typeof OTHER_REASONS)[number];

interface Props {
  readonly model: PanelModel;
  readonly view: AnswerView;
  readonly match: Match;
  /** Its person as the card draws them. */
  readonly drawn: Person;
  /** What was asked for beside the card: `undefined` until that is read, null where it cannot be. */
  readonly asked: AskedAt | null | undefined;
  /** Called when a section has been asked for. */
  readonly onAsked: () => void;
}

// What no card has but where it was asked for.
const OTHERS = ['dev_platform_profiles', 'extra', 'github', 'facebook', 'x', 'salary'];

/** The card's last line: what is not known of the person; on asking the reasons why, and what can be asked for by itself. */
export function Missing({ model, view, match, drawn, asked, onAsked }: Props) {
  const { person } = match;
  const provider = newestOf(model, view.provider);
  const summary = useRef<HTMLElement>(null);
  const [settings, setSettings] = useState<Settings>();
  useEffect(() => void model.beside.world.settings().then(setSettings), []);
  const absent = absentOf(drawn, provider);
  const offers = asked ? extraOffers(model, view, person, asked.extras) : [];
  if (absent.length === 0) return null;
  const isRead = settings !== undefined && asked !== undefined;
  const byReason = isRead
    ? Map.groupBy(absent, (one) => reasonOf(one, provider, settings, asked))
    : new Map<Reason, Absent[]>();
  const say = (reason: Reason) => {
    const these = byReason.get(reason) ?? [];
    if (these.length === 0) return null;
    return <p key={reason}>{text(reason, { provider: provider.name, list: named(these) })}</p>;
  };
  return (
    <details class="text">
      <summary ref={summary}>{text('notKnown', { list: named(absent) })}</summary>
      {NOT_ASKED.map(say)}
      {asked && (
        <MoreParts
          model={model}
          match={match}
          offers={offers}
          label="sectionsToHave"
          next={(offer) => (offer && headingOf(offer, person)) ?? summary.current}
          onEnded={onAsked}
        />
      )}
      {OTHER_REASONS.map(say)}
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
    ...supports.extras
      .filter(({ id }) => OTHERS.includes(id))
      .map((extra) => ({
        key: EXTRAS[extra.id] ?? 'missingFurther',
        extra: extra.id,
        isAbsent: !hasExtra(person, extra),
      })),
  ];
  return all.filter(({ isAbsent }) => isAbsent);
}

/** Why, as far as that can be known: a provider does not tell apart what somebody hides from what it never found. */
function reasonOf(
  { contact, extra }: Absent,
  { id, supports, contactCredits, extraCredits }: ProviderOverview,
  settings: Settings,
  asked: AskedAt | null,
): Reason {
  if (contact !== undefined) {
    if (asked?.contact[contact] !== undefined) return 'whyNotGiven';
    if (!supports.contact.includes(contact)) return 'whyNotOffered';
    return barOf(contactCredits[contact], settings.contact.includes(contact));
  }
  if (extra === undefined || supports.extras.every((one) => one.id !== extra)) return 'whyNotGiven';
  if (asked?.extras[extra] !== undefined) return 'whyNotGiven';
  return barOf(extraCredits[extra], settings.extras[id]?.includes(extra) ?? false);
}

/** Of what was not asked for, as far as is known. */
function barOf(surcharge: Surcharge | undefined, isWished: boolean): Reason {
  if (surcharge === 'not-in-plan') return 'whyNotInPlan';
  if (surcharge === 'not-now') return 'whyNotNow';
  return isWished ? 'whyNotYet' : 'whyNotAsked';
}
