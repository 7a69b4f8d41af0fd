import { textLanguage } from './text';

// Newer than the types: which time zones a country has. Where a browser lacks it, no time can be told.
interface Zoned {
  getTimeZones?(): readonly string[] | undefined;
  readonly timeZones?: readonly string[];
}

// Common names that are not those of the browser's own tables.
const ALSO: ReadonlyMap<string, string> = new Map(
  Object.entries({
    uk: 'GB',
    'great britain': 'GB',
    england: 'GB',
    scotland: 'GB',
    wales: 'GB',
    'the netherlands': 'NL',
    holland: 'NL',
    'czech republic': 'CZ',
    turkey: 'TR',
    'south korea': 'KR',
    'republic of korea': 'KR',
    vietnam: 'VN',
    'viet nam': 'VN',
  }),
);

// Names of countries come in the language of the profile, more often than not in English.
const LANGUAGES =
  'en de fr es pt it nl sv da nb fi pl cs tr ru uk el he ar fa hi th vi zh ja ko id';
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/**
 * A time zone that holds for all of a country at a moment (ms since 1970): it has one only, or all its zones have the same time just then.
 * `country` is a name in any of many languages, or an ISO 3166 code of two letters.
 */
export function zoneOf(country: string, now: number): string | undefined {
  const code = codeOf(country.trim());
  if (code === undefined) return undefined;
  const locale: Intl.Locale & Zoned = new Intl.Locale(`und-${code}`);
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  const [first, ...others] = zones;
  if (first === undefined) return undefined;
  const time = clockOf(first, now);
  return others.every((zone) => clockOf(zone, now) === time) ? first : undefined;
}

/** Weekday and time in a zone at a moment (ms since 1970): `Tue 14:32`. */
export function timeThere(zone: string, now: number): string {
  const form = { weekday: 'short', hour: 'numeric', minute: '2-digit', timeZone: zone } as const;
  const words = new Intl.DateTimeFormat(textLanguage(), form).format(now);
  // The time stays in one piece where the two stand one below the other.
  return words.replace(/(?<=\d)\s/, '\u00A0');
}

function clockOf(timeZone: string, now: number): string {
  const form = { dateStyle: 'short', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat('en', form).format(now);
}

const codes = new Map<string, string | undefined>();

function codeOf(country: string): string | undefined {
  const wanted = country.toLowerCase();
  if (!codes.has(wanted)) codes.set(wanted, ALSO.get(wanted) ?? search(wanted));
  return codes.get(wanted);
}

function search(wanted: string): string | undefined {
  const all = LETTERS.flatMap((one) => LETTERS.map((other) => one + other));
  for (const language of LANGUAGES.split(' ')) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    const found = all.find((code) => {
      const name = names.of(code)?.toLowerCase();
      return name === wanted || (name !== undefined && code.toLowerCase() === wanted);
    });
    if (found !== undefined) return found;
  }
  return undefined;
}
