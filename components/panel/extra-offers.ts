import type { ProviderOverview } from '../../lib/messages';
import type { Person } from '../../lib/person';
import { hasExtra } from '../../lib/store/merge';
import type { AskedAt } from '../../lib/store/parts';
import { type AnswerView, offerOf, type PartOffer } from './contact-offers';
import { newestOf } from './newest';
import type { PanelModel } from './panel-model';

type Extra = ProviderOverview['supports']['extras'][number];

/** The extras that the card does not have, that were not asked for, and that its provider sells by themselves, at today's prices. */
export function extraOffers(
  model: PanelModel,
  view: AnswerView,
  person: Person,
  asked: AskedAt['extras'],
): PartOffer[] {
  const provider = newestOf(model, view.provider);
  const isOpen = (extra: Extra) => !hasExtra(person, extra) && asked[extra.id] === undefined;
  return provider.supports.extras
    .filter(isOpen)
    .flatMap(({ id }) => offerOf({ extra: id }, provider, provider.priceByExtra[id], view, person));
}

// Where the card tells what an extra brings, by the id of the heading.
const HEADINGS: Readonly<Record<string, string>> = {
  skills: 'skills',
  certifications: 'certifications',
  honors: 'honours',
  dev_platform_profiles: 'codeProfiles',
  extra: 'inferred',
  github: 'links',
  facebook: 'links',
  x: 'links',
  salary: 'inferred',
};

/** The heading under which the card tells what an extra brought; null where it brought nothing, or the card does not tell it. */
export function headingOf({ part, provider }: PartOffer, person: Person): HTMLElement | null {
  if (!('extra' in part)) return null;
  const isThere = provider.supports.extras.some(
    (extra) => extra.id === part.extra && hasExtra(person, extra),
  );
  // Others may stand under that heading.
  return isThere ? document.getElementById(HEADINGS[part.extra] ?? '') : null;
}
