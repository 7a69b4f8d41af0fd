import type { Pipeline, Surroundings } from '../enrich/pipeline';
import { announceForgotten } from '../forgotten-changes';
import { type Identifier, identifierKey } from '../identifier';
import type { NeverListed } from '../messages';
import type { Provider } from '../providers/provider';
import { readSettings } from '../settings';
import { forget } from '../store/forget';
import {
  addDomains,
  countForgotten,
  domainKey,
  entriesOf,
  listKeysOf,
  unforget,
} from '../store/forgotten';
import type { Database } from '../store/schema';
import { type Named, readNever } from './never-words';

/** What the list is changed with. */
interface Stand {
  readonly pipeline: Pick<Pipeline, 'forget'>;
  readonly around: Surroundings;
  readonly providers: readonly Provider[];
}

/**
 * Puts on the list whom a text names, takes them off it, or tells whether they are on it; of the demo and of all others alike. Of people who are
 * added all that is stored is deleted.
 */
export async function neverLookUp(
  stand: Stand,
  text: string,
  what: 'add' | 'remove' | 'check',
): Promise<NeverListed> {
  const { around, providers } = stand;
  const { named, unread } = readNever(text);
  const changed = new Set<string>();
  const byDomain = new Set<string>();
  const deleted = new Set<string>();
  const databases = await Promise.all(providers.map((one) => around.database(one)));
  for (const database of new Set(databases)) {
    const entries = await entriesOf(database, named.flatMap(keysOf));
    const isOn = (one: Named) => entries.has(keyOf(one));
    const on = named.filter(isOn);
    const off = named.filter((one) => !isOn(one));
    for (const { label } of what === 'add' ? off : on) changed.add(label);
    for (const one of off) if (keysOf(one).some((key) => entries.has(key))) byDomain.add(one.label);
    if (what === 'remove') await letGo(database, on.map(keyOf));
    if (what === 'add') for (const label of await add(stand, database, off)) deleted.add(label);
  }
  if (what !== 'check' && changed.size > 0) announceForgotten({ what: 'list' });
  const labels = named.map(({ label }) => label);
  return {
    ...(await countInUse(stand)),
    changed: [...changed],
    byDomain: what === 'check' ? [...byDomain].filter((label) => !changed.has(label)) : [],
    unchanged: labels.filter(
      (label) => !changed.has(label) && !(what === 'check' && byDomain.has(label)),
    ),
    unread,
    deleted: deleted.size,
  };
}

/** Takes them off the list. Each list that was brought from another browser may name them once more, under its own salt. */
async function letGo(database: Database, keys: readonly string[]): Promise<void> {
  for (;;) {
    const entries = await entriesOf(database, keys);
    if (entries.size === 0) return;
    await unforget(database, [...new Set([...entries.values()].map(({ group }) => group))]);
  }
}

/** Adds them; returns the labels of those of whom something was stored. */
async function add(
  { pipeline, around }: Stand,
  database: Database,
  named: readonly Named[],
): Promise<string[]> {
  const domains = named.flatMap((one) => (one.kind === 'domain' ? [one.domain] : []));
  await addDomains(database, domains, around.now());
  const people = named.filter((one) => one.kind === 'person');
  if (people.length === 0) return [];
  const forgotten = await forget(database, people, around.isOwn, around.now());
  for (const { group, keys } of forgotten) {
    pipeline.forget(keys);
    // Of either kind, so that whoever shows them hears of it.
    for (const isDemo of [true, false]) {
      announceForgotten({ what: 'forgotten', isDemo, keys: [...keys], group });
    }
  }
  return people.flatMap(({ label }, index) => (forgotten[index]?.wasStored ? [label] : []));
}

/** How many are on the list of the provider in use, which is that of all others but the demo. */
async function countInUse({ around, providers }: Stand): ReturnType<typeof countForgotten> {
  const { provider: id } = await readSettings();
  const isDemo = providers.find((one) => one.id === id)?.isDemo ?? false;
  const inUse = providers.find((one) => one.isDemo === isDemo);
  return inUse ? countForgotten(await around.database(inUse)) : { people: 0, domains: 0 };
}

/** The key by which it is on the list itself. */
function keyOf(one: Named): string {
  return one.kind === 'domain' ? domainKey(one.domain) : identifierKey(one.identifier);
}

/** That, and for an address the keys of its domains. */
function keysOf(one: Named): string[] {
  if (one.kind === 'person') return listKeysOf(one.identifier);
  const address: Identifier = { kind: 'email', address: `x@${one.domain}` };
  return listKeysOf(address).slice(1);
}
