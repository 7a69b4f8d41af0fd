import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { checkBroken, checkMutated, deepReply } from '../mutated';
import { recording, replay } from './recordings';

const casimir = { kind: 'profile', slug: 'casimir-underhay-0x42' } as const;
const read = (body: string) => replay(body, [casimir]);

it.each(['every-field'])(
  'reads %s however it is changed: a person, nobody, or bad-reply',
  async (name) => {
    await checkMutated(JSON.parse(await recording(name)), read, isAmongThose);
  },
  600_000,
);

it('is not broken by what is no reply at all', async () => {
  await checkBroken(JSON.parse(await recording('as-published')), read);
});

it('does not take what is nested too deep to be stored', async () => {
  const [entry] = JSON.parse(await recording('as-published')) as [object];
  await expect(read(`[${deepReply(entry)}]`)).rejects.toMatchObject({
    failure: { code: 'bad-reply' },
  });
});

/** Whether the words kept for a person are those of a match that was sent. */
function isAmongThose(raw: unknown, sent: unknown): boolean {
  const entries = Array.isArray(sent) ? (sent as { matches?: unknown }[]) : [];
  return entries
    .flatMap((entry) => (Array.isArray(entry?.matches) ? (entry.matches as unknown[]) : []))
    .some((match) => isDeepStrictEqual((match as { person_data?: unknown })?.person_data, raw));
}
