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
