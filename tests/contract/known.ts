import { readdir, readFile } from 'node:fs/promises';
import type { ProviderId } from '../../lib/providers/provider';
import { type Shape, shapeOf } from './shape';

const RECORDINGS = new URL('../recordings/', import.meta.url);

/** Which recordings, by the beginning of their names, are answers of which endpoint; the rest are the provider's main one. */
const BEGINNINGS: Readonly<Record<ProviderId, Readonly<Record<string, string>>>> = {
  crustdata: {
    '/account/credits': 'account-credits',
    '/account/endpoints': 'account-endpoints',
    '/person/contact/enrich': 'contact',
    '/person/search': 'search',
    '/person/search/autocomplete': 'autocomplete',
    '/person/professional_network/enrich/live': 'live',
  },
  'enrich-layer': {
    '/api/v2/credit-balance': 'credit-balance',
    '/api/v2/profile/resolve/email': 'resolve-email',
  },
};
const MAIN: Readonly<Record<ProviderId, string>> = {
  crustdata: '/person/enrich',
  'enrich-layer': '/api/v2/profile',
};

/** What the recordings tell of a provider's answers, by path. */
export async function knownOf(provider: ProviderId): Promise<(path: string) => Shape | undefined> {
  const folder = new URL(`${provider}/`, RECORDINGS);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const beginnings = BEGINNINGS[provider] ?? {};
  const isOf = (name: string, beginning: string) => name.startsWith(beginning);
  const shapes = new Map<string, Shape>();
  const paths = [...Object.keys(beginnings), MAIN[provider] ?? ''];
  for (const path of paths) {
    const beginning = beginnings[path];
    const own = names.filter((name) =>
      beginning === undefined
        ? !Object.values(beginnings).some((other) => isOf(name, other)) && !isOf(name, 'error')
        : isOf(name, beginning),
    );
    const values = await Promise.all(
      own.map(
        async (name): Promise<unknown> => JSON.parse(await readFile(new URL(name, folder), 'utf8')),
      ),
    );
    if (values.length > 0) shapes.set(path, shapeOf(values));
  }
  return (path) => shapes.get(path);
}
