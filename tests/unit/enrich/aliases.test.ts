import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Identifier } from '../../../lib/identifier';
import { findKnown } from '../../../lib/store/answers';
import { standingOf } from '../../../lib/store/standing';
import { surroundings } from '../../../lib/worker/surroundings';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { buildRig } from './rig';

// With the worker's own match check, which has the lists of address classes.
const { confirms } = surroundings;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset());

const email = (address: string): Identifier => ({ kind: 'email', address });
const amara = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' } as const;

it('an answer to an address says at once whom it is tied to, and so does the store', async () => {
  const { look } = await buildRig(simulator, { confirms });
  const address = email('amara.okafor@northwind.example.com');
  for (const isFresh of [true, false]) {
    const answer = await look(address);
    expect(answer).toMatchObject({ isFresh, alias: { by: 'confirmed' } });
    expect(standingOf(answer).tied).toBe(answer.matches[0]);
  }
  expect((await look(amara)).isFresh).toBe(false);
  expect(simulator.requests).toHaveLength(1);
});

it('an address among the contact details of a profile is known, and asked about only again', async () => {
  const { look, database } = await buildRig(simulator, { confirms });
  await look(amara, { contact: ['businessEmails', 'personalEmails'] });
  const [work, home] = ['amara.okafor@northwind.example.com', 'amara.ol@home.example.net'];
  expect(await findKnown(database, 'crustdata', [`email:${work}`, `email:${home}`])).toEqual(
    new Set([`email:${work}`]),
  );
  expect(await look(email(work))).toMatchObject({ isFresh: false, alias: { by: 'record' } });
  expect(simulator.requests).toHaveLength(1);
  expect(await look(email(work), { how: 'again' })).toMatchObject({
    isFresh: true,
    alias: { by: 'confirmed' },
  });
  expect(simulator.requests).toHaveLength(2);
});

it('of several the confirmed one is tied, the other is a candidate', async () => {
  const { look } = await buildRig(simulator, { confirms });
  const { tied, candidates } = standingOf(await look(email('c.hale@palehorn.example.net')));
  expect(tied?.person.name).toBe('Casimir Dunwoody-Hale');
  expect(candidates.map(({ person }) => person.name)).toEqual([
    'Casimir Dunwoody-Hale',
    'Corisande Halewyn',
  ]);
});

it.each(['hello@quillon.example.com', 'ziming@vellichor.example.org'])(
  'an answer to %s that is not confirmed ties it to nobody',
  async (address) => {
    const { look } = await buildRig(simulator, { confirms });
    const answer = await look(email(address));
    expect(answer.matches).toHaveLength(1);
    expect(answer.alias).toBeUndefined();
  },
);
