import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkBroken, checkMutated, deepReply, MUTATED_TIMEOUT_MS } from '../mutated';
import { address, recording, replay, thessaly } from './recordings';

describe.each([
  ['filled', thessaly],
  ['resolve-email-hit', address],
] as const)('%s, whatever becomes of it', (name, identifier) => {
  const read = (body: string) => replay(body, identifier);

  it(
    'is somebody, nobody or unreadable, and is kept in the provider’s words',
    { timeout: MUTATED_TIMEOUT_MS },
    async () => checkMutated(JSON.parse(await recording(name)), read, isKept),
  );

  it('is unreadable where it is cut off or no JSON', async () => {
    await checkBroken(JSON.parse(await recording(name)), read);
  });

  it('is unreadable where it is too deep to be stored, and its text is kept', async () => {
    const body = deepReply(JSON.parse(await recording(name)));
    await expect(read(body)).rejects.toMatchObject({
      failure: { code: 'bad-reply', charged: 'maybe' },
      reply: body,
    });
  });
});

/** Of an address that led to a profile's URL alone, the second reply is in the place of the missing profile. */
function isKept(raw: unknown, sent: unknown): boolean {
  if (isDeepStrictEqual(raw, sent)) return true;
  const { profile: _, ...rest } = raw as Record<string, unknown>;
  const { profile: _missing, ...others } = sent as Record<string, unknown>;
  return isDeepStrictEqual(rest, others);
}
