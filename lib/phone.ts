import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * A number as it is written internationally. One without its country's code stays as it came, for no country is guessed, and so does what
 * can be no number.
 */
export function formatPhone(raw: string): string {
  if (raw.length > 40) return raw;
  const number = parsePhoneNumberFromString(raw);
  return number?.isPossible() ? number.formatInternational() : raw;
}
