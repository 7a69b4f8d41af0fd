import type { Identifier } from '../../identifier';
import { type Figure, figureOf, reckoned } from '../figures';
import type { KnownOfKey, Price, Wish } from '../provider';
import {
  contactKinds,
  EXTRAS,
  extrasAlone,
  optionRefusal,
  RESOLVE_CREDITS,
  wishedExtras,
} from './wishes';

/**
 * 1 credit an e-mail or number (sections 2.2 and 2.7), and no published maximum, so that such a price is open: few people have more than
 * five of a kind. Should there be more, the books show what was really charged.
 */
const MOST_ITEMS = 5;

// Sections 2.2 and 2.7. The published bill of a forced live look lists no +1 for `if-recent`: 9 at least, 10 at most.
const PUBLISHED: Readonly<Record<string, number>> = {
  profile: 1,
  email: RESOLVE_CREDITS.found,
  personalEmails: 1,
  phones: 1,
  ...Object.fromEntries(EXTRAS.map(({ id, credits }) => [id, credits])),
  recent: 1,
  live: 10,
};
const LEAST_LIVE = 9;

/** The price list; the account tells none of it. */
export function figures(line?: KnownOfKey): Figure[] {
  return Object.entries(PUBLISHED).map(([id, credits]) => figureOf(line?.prices, id, credits));
}

/** The credits of one identifier, by sections 2.2 and 2.7; an option that the key is known to be refused costs nothing. */
export function price(kind: Identifier['kind'], wish: Wish, line?: KnownOfKey): Price {
  const kinds = contactKinds(wish);
  const extras = openExtras(wish, line);
  const { freshness = 'cached' } = wish;
  const fresh = freshness === 'cached' ? [] : [freshness];
  const address = kind === 'email' ? ['email'] : [];
  const optional = extras.map(({ id }) => id);
  const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + creditsOf(id, line), 0);
  const profile = sum(['profile', ...fresh]);
  const isLive = freshness === 'live' && figureFor('live', line).from === 'published';
  const least = isLive ? profile - creditsOf('live', line) + LEAST_LIVE : profile;
  const isOpen =
    kinds.length > 0 || isUnknown(['profile', ...fresh, ...address, ...optional], line);
  return {
    // An address may be known by its profile's URL alone.
    min: kind === 'email' ? sum(address) : least,
    max: sum(address) + profile + sum(optional) + MOST_ITEMS * sum(kinds),
    ...(isOpen && { isOpen: true }),
  };
}

/** The credits of extras alone: they come with the profile, which is paid for too. By an address there is no way to them, as to contact details. */
export function extrasPrice(kind: Identifier['kind'], wish: Wish, line?: KnownOfKey): Price {
  const isOut = kind === 'email' || openExtras(wish, line).length === 0;
  return isOut ? { min: 0, max: 0, isOut } : price('profile', extrasAlone(wish), line);
}

/** The extras that are wished and that the key is not known to be refused. */
function openExtras(wish: Wish, line?: KnownOfKey): ReturnType<typeof wishedExtras> {
  const refused = line?.refused ?? [];
  return wishedExtras(wish).filter(({ parameter }) => !refused.includes(optionRefusal(parameter)));
}

/** The credits of one kind of contact details asked for by itself: as many as there are, and no published maximum. */
export function itemsPrice(kind: string, line?: KnownOfKey): Price {
  const each = creditsOf(kind, line);
  return { min: each, max: MOST_ITEMS * each, isOpen: true };
}

function figureFor(id: string, line?: KnownOfKey): Figure {
  return figureOf(line?.prices, id, PUBLISHED[id] ?? 0);
}

function creditsOf(id: string, line?: KnownOfKey): number {
  return reckoned(figureFor(id, line));
}

function isUnknown(ids: readonly string[], line?: KnownOfKey): boolean {
  return ids.some((id) => figureFor(id, line).credits === 'unknown');
}
