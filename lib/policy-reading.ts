import { hostOf } from './host-of';

/** What a setting may be. */
interface Schema {
  safeParse(value: unknown): { readonly success: boolean; readonly data?: unknown };
}

/** What a policy sets, by name, and what of it counts for nothing. */
interface Meant {
  readonly settings: Readonly<Record<string, unknown>>;
  /** Names of settings; with what stands below them, where the rest of one counts. */
  readonly ignored: readonly string[];
}

/** The words that some settings take in place of a number. */
export const WORDS = ['none', 'any', 'ever', 'exit', 'unknown'] as const;

// Lists of hosts, which people copy from the address bar.
const OF_HOSTS = ['neverOn', 'blockedSites'];
// Where nothing can be read, nothing is allowed: whoever sets this means to keep providers out.
const CLOSED: Readonly<Record<string, unknown>> = { allowedProviders: [] };
const MOST_SHOWN = 60;

/**
 * What a policy means by settings with these schemas. An entry of a list, or of what stands by names, that means nothing is left out alone; a
 * setting of which nothing is left is not set, but for those that fail closed.
 */
export function meantBy(
  policy: Readonly<Record<string, unknown>>,
  schemas: Readonly<Record<string, Schema>>,
): Meant {
  const settings: [string, unknown][] = [];
  const ignored: string[] = [];
  for (const [name, raw] of Object.entries(policy)) {
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    const dropped: string[] = [];
    const value = schema && settingMeant(name, raw, schema, dropped);
    if (value !== undefined) {
      settings.push([name, value]);
      ignored.push(...dropped);
      continue;
    }
    ignored.push(name);
    if (Object.hasOwn(CLOSED, name)) settings.push([name, CLOSED[name]]);
  }
  return { settings: Object.fromEntries(settings), ignored };
}

/** One value somewhere within a setting. */
interface Place {
  /** As it is named among what counts for nothing. */
  readonly path: string;
  /** Whether the setting could have it there. */
  fits(value: unknown): boolean;
}

function settingMeant(name: string, raw: unknown, schema: Schema, dropped: string[]): unknown {
  const fits = (value: unknown) => schema.safeParse(value).success;
  const readings = OF_HOSTS.includes(name) ? hostsMeant : numbersOrWords;
  const sifted = (value: unknown, place: Place): unknown => {
    if (typeof value !== 'object' || value === null) {
      const found = readings(value).find(place.fits);
      if (found === undefined) dropped.push(place.path);
      return found;
    }
    const left = Object.entries(value).flatMap(([key, one]) => {
      const found = sifted(one, within(place, Array.isArray(value) ? one : key, value));
      return found === undefined ? [] : [[key, found] as const];
    });
    if (left.length === 0 && Object.keys(value).length > 0) return undefined;
    return Array.isArray(value)
      ? [...new Set(left.map(([, one]) => one))]
      : Object.fromEntries(left);
  };
  const value = sifted(raw, { path: name, fits });
  return value !== undefined && value !== null && fits(value) ? value : undefined;
}

/** The place of an entry of a list, or of what stands by a name. */
function within({ path, fits }: Place, entry: unknown, around: object): Place {
  if (Array.isArray(around)) {
    const said = JSON.stringify(entry);
    const shown = said.length > MOST_SHOWN ? `${said.slice(0, MOST_SHOWN)}…` : said;
    return { path: `${path}: ${shown}`, fits: (value) => fits([value]) };
  }
  return { path: `${path}.${entry}`, fits: (value) => fits({ [`${entry}`]: value }) };
}

/** Chromium gives each value one type: where a setting takes a number or a word, the policy says -1 for the word. */
function numbersOrWords(raw: unknown): readonly unknown[] {
  return raw === -1 ? [raw, ...WORDS] : [raw];
}

/** The host of an address, of a pattern with an asterisk for its subdomains, or of a single word. */
function hostsMeant(raw: unknown): readonly unknown[] {
  if (typeof raw !== 'string') return [];
  const plain = raw
    .trim()
    .replace(/^(?:\*:\/\/|https?:\/\/(?=\*\.))/i, '')
    .replace(/\/\*?$/, '');
  const isWord = /^[^\s/:*@.?#]+$/.test(plain);
  return [hostOf(isWord ? `https://${plain}` : plain)].filter((host) => host !== undefined);
}
