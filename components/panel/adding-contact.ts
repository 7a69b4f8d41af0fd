import type { Match } from '../../lib/person';
import type { Answer } from '../../lib/store/answers';
import { contactJoined } from '../../lib/store/merge';
import type { Receipt } from '../../lib/store/schema';
import { type ContactOffer, hasKind } from './contact-offers';
import type { PanelModel } from './panel-model';

/** What was asked of it before. */
export interface ContactPast {
  /** When it was last asked for, ms since 1970; it brought none, or the card would show them. */
  readonly askedAt?: number | undefined;
  /** An earlier request that may have been charged and brought no answer. */
  readonly trouble?: Receipt | undefined;
  /** The request that is on its way. */
  readonly underWay?: Promise<Answer> | undefined;
}

/** What was asked of an offer before. Asks nobody. */
export async function readPast(
  { beside }: Pick<PanelModel, 'beside'>,
  { kind, provider, identifier }: ContactOffer,
  personId: string,
): Promise<ContactPast> {
  const reading = await beside.world.reading(provider);
  const [asked, trouble] = await Promise.all([
    reading.contactAsked(provider.id, personId),
    reading.contactTrouble(provider.id, identifier, kind),
  ]);
  const underWay = beside.flights.findContact(provider, identifier, kind);
  const askedAt = asked[kind];
  // The card, or another identifier, may have brought the answer after it.
  const isOver = trouble !== undefined && askedAt !== undefined && askedAt > trouble.at;
  return { askedAt, trouble: isOver ? undefined : trouble, underWay };
}

/**
 * Asks for it: this is the click that spends, at the price that the offer showed. What was asked for before is asked for again; what an
 * earlier request may have brought, and the worker holds, comes without another one.
 */
export function askFor(
  { beside }: Pick<PanelModel, 'beside'>,
  { kind, provider, identifier }: ContactOffer,
  { askedAt }: ContactPast,
): Promise<Answer> {
  const how = askedAt === undefined ? 'ask' : 'again';
  return beside.flights.startContact(provider, identifier, kind, how);
}

/** Adds what came to the card that is shown, if it is still that person's; tells whether any of that kind did. */
export function addToCard(
  model: Pick<PanelModel, 'view'>,
  { kind, provider, identifier }: ContactOffer,
  { person }: Match,
  answer: Answer,
): boolean {
  const { matches } = answer;
  const isOne = identifier.kind === 'profile' && matches.length === 1;
  const found =
    matches.find((one) => one.person.id === person.id) ?? (isOne ? matches[0] : undefined);
  if (found === undefined) return false;
  const now = model.view.value;
  if (now.kind === 'answer' && now.provider.id === provider.id) {
    const added = now.answer.matches.map((match) => {
      if (match.person.id !== person.id) return match;
      const contact = contactJoined(found.person.contact, match.person.contact);
      return { ...match, person: { ...match.person, contact } };
    });
    const isKept = now.answer.isKept && answer.isKept;
    model.view.value = { ...now, answer: { ...now.answer, matches: added, isKept } };
  }
  return hasKind(found.person, kind);
}
