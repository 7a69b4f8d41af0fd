import { describe, expect, it } from 'vitest';
import { buildRig } from './rig';
import { simulated } from './simulated';

const rig = simulated();
const amara = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' } as const;
const dana = { kind: 'profile', slug: 'bartholomew-okonjo-reyes-0x17' } as const;

describe('a provider that the organisation does not allow', () => {
  it('is not asked, whatever else stands in the way, and nothing is written', async () => {
    const { look, receipts } = await buildRig(rig.simulator, {
      isAllowed: async () => false,
      key: async () => undefined,
      hasConsent: async () => false,
    });
    await expect(look(amara)).rejects.toMatchObject({
      failure: { code: 'blocked', charged: 'no', provider: 'Crustdata' },
    });
    expect(rig.simulator.requests).toHaveLength(0);
    expect(await receipts()).toHaveLength(0);
  });
});

describe('a cap', () => {
  it('that a look-up could pass at its highest price sends nothing, and says what is left', async () => {
    const caps = { day: 3, month: 100 };
    const { look, receipts } = await buildRig(rig.simulator, { caps: async () => caps });
    const answer = await look(amara);
    const spent = answer.receipt?.credits ?? 0;
    expect(spent).toBeGreaterThan(1);
    await expect(look(dana)).rejects.toMatchObject({
      failure: {
        code: 'over-cap',
        charged: 'no',
        cap: { period: 'day', limit: 3, used: spent, price: 2 },
      },
    });
    expect(rig.simulator.requests).toHaveLength(1);
    expect(await receipts()).toHaveLength(1);
    // Whoever is known is shown all the same.
    expect((await look(amara)).isFresh).toBe(false);
  });

  it('holds for look-ups that start at the same moment', async () => {
    const caps = { day: null, month: 2 };
    const { look } = await buildRig(rig.simulator, { caps: async () => caps });
    const both = await Promise.allSettled([look(amara), look(dana)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(rig.simulator.requests).toHaveLength(1);
  });
});

describe('a price that the user knows better', () => {
  it('is what is announced and what the caps count; an unknown one is open', async () => {
    const prices = { profile: 5, businessEmails: 'unknown' } as const;
    const { look, receipts } = await buildRig(rig.simulator, { knownOf: async () => ({ prices }) });
    await expect(look(amara, { atMost: 5 })).rejects.toMatchObject({
      failure: { code: 'price-changed' },
    });
    expect(rig.simulator.requests).toHaveLength(0);
    await look(amara, { atMost: 6 });
    expect(await receipts()).toMatchObject([{ price: { min: 5, max: 6, isOpen: true } }]);
  });
});
