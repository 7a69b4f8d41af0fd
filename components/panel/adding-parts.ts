import type { Match } from '../../lib/person';
import type { Answer } from '../../lib/store/answers';
import { hasExtra, withPart } from '../../lib/store/merge';
import type { Receipt } from '../../lib/store/rows';
import { hasKind, type PartOffer } from './contact-offers';
import type { Only } from './flights';
import type { PanelModel } from './panel-model';

/** What was asked of it before. */
export interface PartPast {
  /** When it was last asked for, ms since 1970; it brought none, or the card would show it. */
  readonly askedAt?: number | undefined;
  /** An earlier request that may have been charged and brought no answer. */
  readonly trouble?: Receipt | undefined;
  /** The request that is on its way. */
  readonly underWay?: Promise<Answer> | undefined;
}

/** What was asked of an offer before. Asks nobody. */
export async function readPast(
  { beside }: Pick<PanelModel, 'beside'>,
  { part, provider, identifier }: PartOffer,
  personId: string,
): Promise<PartPast> {
  const reading = await beside.world.reading(provider);
  const [asked, trouble] = await Promise.all([
    reading.asked(provider.id, personId),
    reading.partTrouble(provider.id, identifier, part),
  ]);
  const underWay = beside.flights.findPart(provider, identifier, onlyOf(part));
  const askedAt = 'contact' in part ? asked.contact[part.contact] : asked.extras[part.extra];
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
  { part, provider, identifier, price }: PartOffer,
  { askedAt }: PartPast,
): Promise<Answer> {
  const how = askedAt === undefined ? 'ask' : 'again';
  return beside.flights.startPart(provider, identifier, onlyOf(part), how, price.max);
}

/** Adds what came to the card that is shown, if it is still that person's; tells whether any of that part did. */
export function addToCard(
  model: Pick<PanelModel, 'view'>,
  { part, provider, identifier }: PartOffer,
  { person }: Match,
  answer: Answer,
): boolean {
  const { matches } = answer;
  const isOne = identifier.kind === 'profile' && matches.length === 1;
  const found =
    matches.find((one) => one.person.id === person.id) ?? (isOne ? matches[0] : undefined);
  if (found === undefined) return false;
  const extras = provider.supports.extras.filter(({ id }) => 'extra' in part && id === part.extra);
  const now = model.view.value;
  if (now.kind === 'answer' && now.provider.id === provider.id) {
    const added = now.answer.matches.map((match) =>
      match.person.id === person.id
        ? { ...match, person: withPart(match.person, found.person, extras) }
        : match,
    );
    const isKept = now.answer.isKept && answer.isKept;
    model.view.value = { ...now, answer: { ...now.answer, matches: added, isKept } };
  }
  return 'contact' in part
    ? hasKind(found.person, part.contact)
    : extras.some((extra) => hasExtra(found.person, extra));
}

function onlyOf(part: PartOffer['part']): Only {
  return 'contact' in part ? { contactOnly: [part.contact] } : { extrasOnly: [part.extra] };
}
