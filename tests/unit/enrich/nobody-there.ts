import type { Surroundings } from '../../../lib/enrich/pipeline';
import type { Database } from '../../../lib/store/schema';
import type { Simulator } from '../../simulator/simulator';
import { buildRig, type Rig } from './rig';

const nobody = async () => new Response('[{"matches":[]}]', { headers: { 'x-credits-used': '0' } });

/** A rig over that database, whose provider names nobody for whomever it is asked, and takes nothing. */
export function nobodyThere(
  simulator: Simulator,
  changed: Partial<Surroundings>,
  database: Database,
): Promise<Rig> {
  return buildRig(simulator, {
    ...changed,
    database: async () => database,
    fetch: async () => nobody,
  });
}
