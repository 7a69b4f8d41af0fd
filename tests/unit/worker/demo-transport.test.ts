import { readFile } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { findProvider } from '../../../lib/providers/registry';
import { DEMO_KEY, demoFetch } from '../../../lib/worker/demo-transport';

const PEOPLE = new URL('../../../public/demo/people.json', import.meta.url);

it('sells contact details alone, for demo credits', async () => {
  const people = await readFile(PEOPLE, 'utf8');
  vi.stubGlobal('fetch', async () => new Response(people));
  const fetch = await demoFetch(async () => 0);
  vi.unstubAllGlobals();
  const demo = findProvider('demo');
  const identifier = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' } as const;
  const wish = { contact: ['phones'], isContactOnly: true } as const;
  expect(demo?.price('profile', wish)).toEqual({ min: 2, max: 2 });
  const line = { key: DEMO_KEY, fetch, timeoutMs: 1000 };
  const reply = await demo?.enrich(line, { identifiers: [identifier], wish, atMost: 2 });
  expect(reply).toMatchObject({ credits: 2, askedContact: ['phones'] });
  expect(reply?.outcomes[0]?.matches[0]?.person.contact.phones).toHaveLength(2);
});

it('searches the demo people, and suggests values', async () => {
  const people = await readFile(PEOPLE, 'utf8');
  vi.stubGlobal('fetch', async () => new Response(people));
  const fetch = await demoFetch(async () => 0);
  vi.unstubAllGlobals();
  const { search } = findProvider('demo') ?? {};
  const line = { key: DEMO_KEY, fetch, timeoutMs: 1000 };
  const field = 'basic_profile.name';
  const found = await search?.find(line, { filters: { field, type: '(.)', value: 'amara' } });
  expect(found).toMatchObject({
    people: [{ name: 'Amara Okafor-Lindqvist', slug: 'amara-okafor-lindqvist-0x1c' }],
    credits: 0.03,
  });
  expect(await search?.suggest(line, { field, query: 'amara' })).toEqual([
    'Amara Okafor-Lindqvist',
  ]);
  // Every field that is offered is one by which it can be searched.
  for (const { path } of search?.offer().fields ?? []) {
    const filters = { field: path, type: '!=', value: 'nobody has this' } as const;
    await search?.find(line, { filters, limit: 1 }).catch(({ failure }) => {
      expect(failure.code, path).toBe('rate-limited');
    });
  }
});
