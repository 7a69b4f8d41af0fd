import { type Identifier, identifierKey } from '../../lib/identifier';
import type { ProviderOverview } from '../../lib/messages';
import type { Match, Person } from '../../lib/person';
import type { Answer } from '../../lib/store/answers';
import { standingOf } from '../../lib/store/standing';
import type { PanelModel } from './panel-model';
import type { View } from './view';

/** Another provider that the person of a card can be compared with. */
export interface Offer {
  readonly provider: ProviderOverview;
  /** By what it knows, or can be asked for, that person. */
  readonly identifier: Identifier;
  /** What it is known to say; it may name nobody. Absent: it was not asked. */
  readonly known?: Answer | undefined;
  /** A request for it is on its way. */
  readonly isUnderWay: boolean;
}

/**
 * Whom the person of a card can be compared with, in the order in which providers are asked: those that are known to say something of
 * the person, with or without a key, and those with a key that can be asked. Asks nobody.
 */
export async function findOffers(
  model: Pick<PanelModel, 'real' | 'beside'>,
  view: Extract<View, { kind: 'answer' }>,
  match: Match,
): Promise<Offer[]> {
  if (view.provider.isDemo) return [];
  const others = model.real.value.filter(({ id }) => id !== view.provider.id);
  const all = await Promise.all(others.map((one) => findOffer(model, one, view.answer, match)));
  return all.flatMap((offer) => offer ?? []);
}

/** Whom of an answer a person is compared with: whoever has the same profile, else the one that the answer leads to, else the likeliest. */
export function counterpartOf(known: Answer, { slug }: Person): Match | undefined {
  const { shown, candidates } = standingOf(known);
  const same = candidates.find(({ person }) => slug !== undefined && person.slug === slug);
  return same ?? shown ?? candidates[0];
}

async function findOffer(
  { beside }: Pick<PanelModel, 'beside'>,
  provider: ProviderOverview,
  answer: Answer,
  match: Match,
): Promise<Offer | undefined> {
  const { world } = beside;
  const reading = await world.reading(provider);
  const { keepMissesDays } = await world.settings();
  const heard = await Promise.all(
    namesOf(answer, match).map(async (identifier) => ({
      identifier,
      known: await reading.answer(provider.id, identifier, world.now(), keepMissesDays),
    })),
  );
  const told =
    heard.find(({ known }) => known !== undefined && standingOf(known).candidates.length > 0) ??
    heard.find(({ known }) => known !== undefined);
  if (told !== undefined) return { ...told, provider, isUnderWay: false };
  if (provider.key === null) return undefined;
  const { supports, price } = provider;
  const identifier = sureNamesOf(answer, match).find(
    ({ kind }) => supports.kinds.includes(kind) && !price[kind].isOut,
  );
  if (identifier === undefined) return undefined;
  const isUnderWay = beside.flights.find(provider, identifier) !== undefined;
  return { provider, identifier, isUnderWay };
}

/** What the person was looked up by, and the profile that their own record names. */
function namesOf({ identifier }: Answer, { person }: Match): Identifier[] {
  if (person.slug === undefined) return [identifier];
  const profile = { kind: 'profile', slug: person.slug } as const;
  return identifierKey(profile) === identifierKey(identifier)
    ? [identifier]
    : [identifier, profile];
}

/** Those of them that may be paid for: the profile of whoever an address may not belong to is not. */
function sureNamesOf(answer: Answer, match: Match): Identifier[] {
  const isSure =
    answer.identifier.kind === 'profile' || standingOf(answer).tied?.person.id === match.person.id;
  return isSure ? namesOf(answer, match) : [answer.identifier];
}
