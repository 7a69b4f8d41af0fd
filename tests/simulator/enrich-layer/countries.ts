/** Countries as the invented people write them → ISO 3166-1 alpha-2. */
const CODES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ Australia: 'AU', Belgium: 'BE', Brazil: 'BR', Canada: 'CA', Denmark: 'DK', France: 'FR' },
    ...{ Germany: 'DE', Ireland: 'IE', Netherlands: 'NL', Portugal: 'PT', Romania: 'RO' },
    ...{ 'South Africa': 'ZA', Sweden: 'SE', Switzerland: 'CH', 'United Kingdom': 'GB' },
    ...{ 'United States': 'US', Україна: 'UA', 日本: 'JP', 中国: 'CN', 대한민국: 'KR' },
    ...{ ישראל: 'IL', الأردن: 'JO' },
  }),
);

const NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

/** `country` and `country_full_name`; what is no country here has no code and keeps its text. */
export function countryOf(name: string | null): {
  readonly country: string | null;
  readonly country_full_name: string | null;
} {
  const code = name === null ? undefined : CODES.get(name);
  if (code === undefined) return { country: null, country_full_name: name };
  return { country: code, country_full_name: NAMES.of(code) ?? name };
}
