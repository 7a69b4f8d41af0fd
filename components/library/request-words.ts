import { identifierLabel } from '../../lib/identifier';
import type { Purpose, StoredRequest } from '../../lib/store/rows';
import { formatNumber, inLanguage, plural, type TextKey, text } from '../../lib/text';

/** What each purpose is called. */
export const PURPOSE_WORDS = {
  'look-up': 'purposeLookUp',
  refresh: 'purposeRefresh',
  contact: 'purposeContact',
  section: 'purposeSection',
  account: 'purposeAccount',
  picture: 'purposePicture',
  search: 'purposeSearch',
} as const satisfies Record<Purpose, TextKey>;

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

const times = inLanguage(
  (now) => new Intl.DateTimeFormat(now, { dateStyle: 'medium', timeStyle: 'medium' }),
);
const byteForms = inLanguage((now) =>
  UNITS.map(
    (unit) =>
      new Intl.NumberFormat(now, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumFractionDigits: 1,
      }),
  ),
);

/** A moment (ms since 1970) to the second, in the user's own time. */
export function momentWords(at: number): string {
  return times().format(at);
}

/** A number of bytes in the unit that keeps it short: `240 bytes`, `3.1 kB`. */
export function bytesWords(bytes: number): string {
  const forms = byteForms();
  const step = bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3);
  const unit = Math.min(forms.length - 1, step);
  return forms[unit]?.format(bytes / 1000 ** unit) ?? String(bytes);
}

/** What a person would call the identifier of that key. */
export function labelOf(key: string): string {
  const value = key.slice(key.indexOf(':') + 1);
  return identifierLabel(
    key.startsWith('email:') ? { kind: 'email', address: value } : { kind: 'profile', slug: value },
  );
}

/** What a request cost, as far as its answer said. */
export function costWords({ credits, purpose }: StoredRequest): string {
  if (credits !== undefined) return plural('credits', credits);
  // Neither is ever charged, so that no answer says so.
  return text(purpose === 'account' || purpose === 'picture' ? 'leftFree' : 'leftCostUnknown');
}

/** What became of a request, in parts. */
export function resultWords({ result, provider, bytesReceived, tookMs }: StoredRequest): string[] {
  if (result === undefined) {
    return [text(provider === undefined ? 'leftByBrowser' : 'leftUnknown')];
  }
  const took =
    tookMs === undefined ? [] : [text('leftSeconds', { seconds: formatNumber(tookMs / 1000) })];
  if (result === 'none') return [text('leftNoAnswer'), ...took];
  const bytes = bytesReceived === undefined ? [] : [bytesWords(bytesReceived)];
  return [text('leftStatus', { status: result }), ...bytes, ...took];
}
