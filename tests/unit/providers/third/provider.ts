import * as z from 'zod/mini';
import { FailureError, freeFailure } from '../../../../lib/failure';
import type { Provider } from '../../../../lib/providers/provider';
import { send } from '../../../../lib/providers/request';

const HOST = 'https://people.third.example.com';

const row = z.object({ ref: z.string(), full_name: z.string(), certain: z.number() });
const reply = z.object({ found: z.array(row), took: z.number() });
const standing = z.object({ left: z.number() });

/** An invented provider, unlike the real ones in host, shape and price: it takes addresses alone, one at a time, 2 credits each. */
export const third: Provider = {
  id: 'third',
  name: 'Third Source',
  origins: [`${HOST}/*`],
  pages: { keys: 'https://third.example.com/keys', credits: 'https://third.example.com/pay' },
  batchLimit: 1,
  isDemo: false,
  supports: {
    kinds: ['email'],
    contact: ['websites'],
    freshness: ['cached', 'live'],
    extras: [{ id: 'shoe-size', credits: 3, brings: [] }],
    hasPreview: false,
  },
  price: (_kind, wish) => {
    const extra = wish.extras?.third?.includes('shoe-size') ? 3 : 0;
    return { min: 2, max: (wish.freshness === 'live' ? 4 : 2) + extra };
  },
  figures: () => [{ id: 'email', credits: 2, published: 2, from: 'published' }],
  async enrich(line, { identifiers: [identifier], wish }) {
    if (identifier?.kind !== 'email') throw freeFailure('not-supported');
    const fields = [...(wish.extras?.third ?? [])];
    const fetched = await send(line, {
      url: `${HOST}/who`,
      method: 'POST',
      headers: { 'x-third-key': line.key },
      json: { mail: identifier.address, with: fields },
      fields,
      isPaid: true,
      costHeaders: [],
    });
    if (fetched.status === 402) throw freeFailure('no-credit');
    const parsed = reply.safeParse(fetched.json);
    if (!parsed.success) throw new FailureError({ code: 'bad-reply', charged: 'maybe' });
    const { found, took } = parsed.data;
    const matches = found.map(({ ref, full_name, certain }) => ({
      confidence: certain,
      person: {
        id: `third:${ref}`,
        name: full_name,
        languages: [],
        network: { verifications: [], openTo: [] },
        contact: { emails: [], phones: [], websites: [] },
        roles: [],
        schools: [],
        degrees: [],
        skills: [],
        certifications: [],
        honours: [],
        codeProfiles: [],
      },
    }));
    return { outcomes: [{ matches }], raw: [found], credits: took };
  },
  async account(line) {
    const fetched = await send(line, {
      url: `${HOST}/standing`,
      method: 'GET',
      headers: { 'x-third-key': line.key },
      fields: [],
      isPaid: false,
      costHeaders: [],
    });
    if (fetched.status === 401) throw freeFailure('bad-key');
    const { left } = standing.parse(fetched.json);
    return { credits: left, canEnrich: true, fieldsInPlan: [], fieldsNotInPlan: [] };
  },
};
