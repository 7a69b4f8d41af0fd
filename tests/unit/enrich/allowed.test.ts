import { expect, it } from 'vitest';
import { allowed } from '../../../lib/enrich/allowed';
import { freeFailure } from '../../../lib/failure';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';

const around = {
  isAllowed: async () => true,
  hasConsent: async () => true,
  key: async (): Promise<string | undefined> => 'key',
  mayReach: async () => true,
  isOnline: () => true,
};

it('says of whose key it is that it is locked', async () => {
  const locked = { ...around, key: () => Promise.reject(freeFailure('locked')) };
  await expect(allowed(locked, crustdata)).rejects.toMatchObject({
    failure: { code: 'locked', charged: 'no', provider: 'Crustdata' },
  });
});

it('leaves an error that is no failure as it is', async () => {
  const broken = { ...around, key: () => Promise.reject(new TypeError('broken')) };
  await expect(allowed(broken, crustdata)).rejects.toThrow(TypeError);
  expect(await allowed(around, crustdata)).toBe('key');
});
