import 'fake-indexeddb/auto';
import {
  createPipeline,
  type Lookup,
  type Pipeline,
  type Surroundings,
} from '../../../lib/enrich/pipeline';
import type { Identifier } from '../../../lib/identifier';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import type { ContactKind, Provider, Refusal, Wish } from '../../../lib/providers/provider';
import type { Answer } from '../../../lib/store/answers';
import { NO_CAPS } from '../../../lib/store/caps';
import type { Receipt, StoredRequest } from '../../../lib/store/rows';
import { type Database, openDatabase } from '../../../lib/store/schema';
import type { Simulator } from '../../simulator/simulator';
import { logInto } from './log-into';

/** A pipeline over real HTTP to a simulator, with a database of its own. */
export interface Rig {
  readonly pipeline: Pipeline;
  readonly database: Database;
  readonly around: Surroundings;
  look(
    identifier: Identifier,
    options?: {
      how?: Lookup['how'];
      contact?: readonly ContactKind[];
      /** In place of the contact details alone. */
      wish?: Wish;
      atMost?: number;
    },
  ): Promise<Answer>;
  receipts(): Promise<Receipt[]>;
  /** What left, in the order of leaving. */
  requests(): Promise<StoredRequest[]>;
  /** What the key was learnt to be refused, where the rig remembers it. */
  readonly refused: readonly Refusal[];
}

const BUSINESS: readonly ContactKind[] = ['businessEmails'];
let databases = 0;

/**
 * Builds a rig; what is given replaces what the pipeline would otherwise find around it. One that `remembers` keeps what the key is
 * refused, as the keys' store does.
 */
export async function buildRig(
  simulator: Simulator,
  changed: Partial<Surroundings> = {},
  { provider = crustdata as Provider, remembers = false } = {},
): Promise<Rig> {
  const refused: Refusal[] = [];
  const refuse = async (what: Refusal) => void refused.push(what);
  const database = await openDatabase(`rig-${databases++}`);
  const around: Surroundings = {
    database: async () => database,
    key: async () => 'sim-rich',
    knownOf: async () => (remembers ? { refused: [...refused], refuse } : {}),
    fetch: async () => fetchFrom(simulator),
    log: logInto(database),
    mayReach: async () => true,
    isAllowed: async () => true,
    caps: async () => NO_CAPS,
    hasConsent: async () => true,
    isOnline: () => true,
    timeoutMs: async () => 500,
    keepMissesDays: async () => 30,
    confirms: () => false,
    isOwn: () => true,
    now: Date.now,
    ...changed,
  };
  const pipeline = createPipeline(around);
  return {
    pipeline,
    database,
    around,
    look: (identifier, { how = 'ask', contact = BUSINESS, wish, atMost = 7 } = {}) =>
      pipeline.enrich({
        provider,
        identifier,
        wish: wish ?? { contact, minSimilarity: 0.8 },
        how,
        atMost,
      }),
    receipts: () => database.getAll('receipts'),
    requests: () => database.getAllFromIndex('requests', 'by time'),
    refused,
  };
}

/** The provider's own addresses led to the simulator, as the browser tests do by host name. */
export function fetchFrom(simulator: Simulator): typeof fetch {
  return (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(`${simulator.httpUrl}${pathname}${search}`, request));
  };
}
