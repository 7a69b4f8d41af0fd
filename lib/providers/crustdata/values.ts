import type { Place } from '../../person';
import { unique } from '../tolerant';
import type { PersonData } from './schema';

/** Where it is, in one line and in its parts; `undefined` where nothing is told of it. */
export function toPlace(
  row: NonNullable<PersonData['basic_profile']>['location'],
): Place | undefined {
  if (row === undefined) return undefined;
  const parts = unique([row.city, row.state, row.country].filter((part) => part !== undefined));
  const text = row.raw ?? row.full_location ?? (parts.length > 0 ? parts.join(', ') : undefined);
  if (text === undefined && row.continent === undefined) return undefined;
  return {
    text: text ?? row.continent,
    city: row.city,
    state: row.state,
    country: row.country,
    continent: row.continent,
  };
}

/** `2017-01-01T00:00:00+00:00`, with or without offset, as `2017-01-01`; shorter forms stay short; others are no dates, nor is the year 0000. */
export function toDate(raw: string | undefined): string | undefined {
  return raw?.match(
    /^[1-9]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?=T|\s|$)/,
  )?.[0];
}
