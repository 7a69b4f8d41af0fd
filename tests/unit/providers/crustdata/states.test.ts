import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FailureError } from '../../../../lib/failure';
import { crustdata } from '../../../../lib/providers/crustdata/crustdata';
import type { Account, Line, Reply, Wish } from '../../../../lib/providers/provider';
import { type Simulator, startSimulator } from '../../../simulator/simulator';
import { fetchFrom } from '../../enrich/rig';

const amara = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' } as const;
const amaraByMail = { kind: 'email', address: 'amara.okafor@northwind.example.com' } as const;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const WISHES: readonly Wish[] = [
  { contact: [] },
  { contact: ['businessEmails'], minSimilarity: 0.8 },
  { contact: ['businessEmails', 'personalEmails', 'phones', 'websites'] },
  { contact: ['businessEmails'], freshness: 'recent' },
  { contact: [], freshness: 'live' },
  { contact: [], isPreview: true },
  { contact: ['businessEmails'], isContactOnly: true },
  { contact: ['personalEmails'], isContactOnly: true },
  { contact: ['phones', 'websites'], isContactOnly: true },
  {
    contact: [],
    extras: { crustdata: ['certifications', 'honors', 'dev_platform_profiles'] },
  },
  { contact: [], extras: { crustdata: ['dev_platform_profiles'] }, isExtrasOnly: true },
  { contact: [], extras: { crustdata: ['certifications', 'honors'] }, isExtrasOnly: true },
];

// Where an address is asked of the contact endpoint, whose answer has an id and contact details, and here no profile.
const NAMELESS = { 'sim-contact': true, 'sim-whole': true };

describe.each([
  'sim-plain',
  'sim-certified',
  'sim-preview',
  'sim-given',
  'sim-narrow',
  'sim-july',
  'sim-today',
  'sim-contact',
  'sim-live',
  'sim-whole',
])('with the key %s', (key) => {
  it.each(
    [amara, amaraByMail].flatMap((identifier) =>
      WISHES.flatMap((wish) => [true, false].map((isTested) => ({ identifier, wish, isTested }))),
    ),
  )('$identifier.kind, $wish, key tested: $isTested', async ({ identifier, wish, isTested }) => {
    const refused: string[] = [];
    const line: Line = {
      key,
      fetch: fetchFrom(simulator),
      timeoutMs: 5000,
      refuse: async (what) => void refused.push(what),
    };
    const account: Account | undefined = isTested ? await crustdata.account(line) : undefined;
    const spent = () => simulator.account(key)?.spent ?? 0;

    /** As the pipeline does: the price is told, and told again where it changed. */
    async function look() {
      for (let round = 0; ; round++) {
        const known = { ...line, refused: [...refused], ...(account && { account }) };
        const { min, max } = crustdata.price(identifier.kind, wish, known);
        expect(min).toBeLessThanOrEqual(max);
        const before = spent();
        try {
          const order = { identifiers: [identifier], wish, atMost: max };
          const reply = await crustdata.enrich(known, order);
          expect(reply.credits).toBe(spent() - before);
          expect(reply.credits).toBeLessThanOrEqual(max);
          return reply;
        } catch (thrown) {
          if (!(thrown instanceof FailureError)) throw thrown;
          expect(thrown.failure.charged).toBe('no');
          expect(spent()).toBe(before);
          if (thrown.failure.code !== 'price-changed') return thrown.failure.code;
          expect(round).toBeLessThan(3);
        }
      }
    }

    const first = await look();
    if (typeof first === 'string') expect(first).toBe('not-in-plan');
    else {
      const isPart = wish.isContactOnly || wish.isExtrasOnly;
      const isThin = isPart || (key in NAMELESS && identifier.kind === 'email');
      expect(whoIn(first)).toBe(isThin ? 'thin' : 'Amara Okafor-Lindqvist');
    }
    const learnt = refused.length;
    const requests = simulator.requests.length;
    const second = await look();
    expect(typeof second).toBe(typeof first);
    expect(refused.length, 'nothing is refused twice').toBe(learnt);
    const made = simulator.requests.length - requests;
    expect(made).toBeLessThanOrEqual(typeof first === 'string' ? 0 : 2);
  });
});

function whoIn({ outcomes }: Reply): string | undefined {
  const person = outcomes[0]?.matches[0]?.person;
  return person?.isThin ? 'thin' : person?.name;
}
