import type { Identifier } from '../../identifier';
import type {
  KnownOfKey,
  Line,
  Order,
  Price,
  Provider,
  ProviderId,
  Reply,
  Wish,
} from '../provider';
import { account, balance } from './account';
import { rateAt } from './endpoints';
import { enrich } from './enrich';
import { EXTRAS, type Known } from './fields';
import { figures } from './prices';
import { BATCH_LIMIT } from './request-body';
import { routeOf } from './routes';
import { autocomplete, searchPeople } from './search';
import { searchOffer } from './search-offer';

/** Crustdata's Person APIs: `https://api.crustdata.com/person/…`, version 2025-11-01, in every published state of the contract. */
export const crustdata = crustdataAs('crustdata');

/** The same under another name, by which a wish's extras are then found. */
export function crustdataAs(id: ProviderId): Provider {
  const extrasOf = (wish: Wish) => wish.extras?.[id] ?? [];
  return {
    id,
    name: 'Crustdata',
    origins: ['https://api.crustdata.com/*'],
    pages: {
      keys: 'https://app.crustdata.com/',
      credits: 'https://app.crustdata.com/',
    },
    batchLimit: BATCH_LIMIT,
    isDemo: false,
    supports: {
      kinds: ['profile', 'email'],
      contact: ['businessEmails', 'personalEmails', 'phones', 'websites'],
      freshness: ['cached', 'recent', 'live'],
      extras: EXTRAS,
      hasPreview: true,
    },
    price: (kind, wish, line) => price(kind, wish, extrasOf(wish), line),
    path: (kind, wish, line = {}) => routeOf(kind, wish, extrasOf(wish), knownFrom(line))?.path,
    rate: rateAt,
    figures: (line = {}) => figures(knownFrom(line)),
    enrich: (line: Line, order: Order): Promise<Reply> => enrich(line, order, extrasOf(order.wish)),
    account,
    balance,
    search: {
      find: searchPeople,
      suggest: autocomplete,
      offer: (line = {}) => searchOffer(line.account),
    },
  };
}

/** The price of the way that will be taken by what is known of the key; where there is none, nothing is sent. */
function price(
  kind: Identifier['kind'],
  wish: Wish,
  extras: readonly string[],
  line: KnownOfKey = {},
): Price {
  return routeOf(kind, wish, extras, knownFrom(line))?.price ?? { min: 0, max: 0, isOut: true };
}

function knownFrom({ account, refused, prices }: KnownOfKey): Known {
  return { account, refused: new Set(refused), prices };
}
