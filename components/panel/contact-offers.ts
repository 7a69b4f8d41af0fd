import type { Identifier } from '../../lib/identifier';
import type { ProviderOverview } from '../../lib/messages';
import type { Person } from '../../lib/person';
import type { Part } from '../../lib/store/parts';
import { newestOf } from './newest';
import type { PanelModel } from './panel-model';
import type { View } from './view';

/** An answer that is shown. */
export type AnswerView = Extract<View, { kind: 'answer' }>;

/** A kind of contact details. */
export type ContactKind = ProviderOverview['supports']['contact'][number];

/** A part of a card that can be had for its person. */
export interface PartOffer {
  readonly part: Part;
  readonly provider: ProviderOverview;
  /** By what the provider is asked. */
  readonly identifier: Identifier;
  readonly price: Prices['email'];
}

type Prices = ProviderOverview['price'];

// In the order of the card's own section.
const KINDS: readonly ContactKind[] = ['businessEmails', 'personalEmails', 'phones', 'websites'];

/** The kinds that the card does not have and its provider sells by themselves, at today's prices. */
export function contactOffers(model: PanelModel, view: AnswerView, person: Person): PartOffer[] {
  const provider = newestOf(model, view.provider);
  return KINDS.filter((kind) => !hasKind(person, kind)).flatMap((contact) =>
    offerOf({ contact }, provider, provider.priceByContact[contact], view, person),
  );
}

/** The offer of a part at these prices; none where there is no key, or no way to ask. */
export function offerOf(
  part: Part,
  provider: ProviderOverview,
  prices: Prices | undefined,
  view: AnswerView,
  person: Person,
): PartOffer[] {
  if (provider.key === null && !provider.isDemo) return [];
  const identifier = namesOf(view, person).find((one) => prices && !prices[one.kind].isOut);
  if (prices === undefined || identifier === undefined) return [];
  return [{ part, provider, identifier, price: prices[identifier.kind] }];
}

/** Whether the card has details of that kind. An address that the provider does not sort may be of either kind. */
export function hasKind({ contact }: Pick<Person, 'contact'>, kind: ContactKind): boolean {
  const hasEmail = (sort: string) =>
    contact.emails.some((email) => email.kind === sort || email.kind === 'unknown');
  switch (kind) {
    case 'businessEmails':
      return hasEmail('business');
    case 'personalEmails':
      return hasEmail('personal');
    case 'phones':
      return contact.phones.length > 0;
    case 'websites':
      return contact.websites.length > 0;
  }
}

/** The profile names one person surely; an address may be another's. */
function namesOf({ answer: { identifier } }: AnswerView, { slug }: Person): Identifier[] {
  if (identifier.kind === 'profile') return [identifier];
  return slug === undefined ? [identifier] : [{ kind: 'profile', slug }, identifier];
}
