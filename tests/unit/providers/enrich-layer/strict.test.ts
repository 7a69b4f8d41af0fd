import { describe, expect, it } from 'vitest';
import { lineTo, look, personWith, recording, replay } from './recordings';

const TELLING = [
  ...['public_identifier', 'full_name', 'first_name', 'last_name', 'occupation', 'headline'],
  ...['summary', 'experiences', 'education'],
];

/** The published profile with the same value wherever it tells who somebody is. */
async function toldAs(value: unknown): Promise<string> {
  const profile = JSON.parse(await recording('as-published'));
  const told = Object.fromEntries(TELLING.map((name) => [name, value]));
  return JSON.stringify({ ...profile, ...told });
}

describe('a profile that tells who somebody is', () => {
  it.each([true, { text: 'Thessaly' }, [['Thessaly']]])(
    'in values that cannot be read alone is unreadable, and kept: %j',
    async (value) => {
      const body = await toldAs(value);
      await expect(replay(body)).rejects.toMatchObject({
        failure: { code: 'bad-reply', charged: 'maybe' },
        reply: body,
      });
    },
  );

  it.each([null, '', ' ', []])('in nothing is of a private person: %j', async (value) => {
    const { outcomes } = await replay(await toldAs(value));
    expect(outcomes[0]?.matches).toHaveLength(1);
  });

  it.each(TELLING)('in %s alone is somebody’s', async (name) => {
    const { [name]: kept } = JSON.parse(await recording('as-published'));
    const body = { ...JSON.parse(await toldAs({})), [name]: kept };
    expect((await replay(JSON.stringify(body))).outcomes[0]?.matches).toHaveLength(1);
  });

  it('in all but one odd value is somebody’s, without that', async () => {
    const person = await personWith({ full_name: true, headline: ['odd'], experiences: 7 });
    expect(person).toMatchObject({ name: 'Thessaly Marchbank', headline: undefined, roles: [] });
  });

  it('thinly is somebody’s, who is said to be thin', async () => {
    const { outcomes } = await replay(await recording('thin'));
    expect(outcomes[0]?.matches[0]?.person.isThin).toBe(true);
  });
});

describe('the time limit of an order', () => {
  it('that passes before the second call is sent costs nothing more', async () => {
    const hit = { body: await recording('resolve-email-url-only') };
    const headers = { 'x-enrichlayer-credit-cost': '3' };
    const { line, sent } = lineTo([{ ...hit, headers }], { timeoutMs: 30 });
    const { fetch } = line;
    const slow: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      const body = await response.text();
      // What comes whole only after the limit has passed is an answer all the same.
      const late = new ReadableStream({
        async start(stream) {
          stream.enqueue(new TextEncoder().encode(body));
          await new Promise((resolve) => setTimeout(resolve, 60));
          stream.close();
        },
      });
      return new Response(late, { headers: response.headers });
    };
    const address = { kind: 'email', address: 'thessaly@quillon.example.com' } as const;
    const reply = await look({ ...line, fetch: slow }, { contact: ['phones'] }, address);
    expect(sent).toHaveLength(1);
    expect(reply).toMatchObject({
      credits: 3,
      failures: [{ failure: { code: 'timed-out', charged: 'no' } }],
    });
  });
});
