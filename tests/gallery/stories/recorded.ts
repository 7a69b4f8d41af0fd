import { profileOf } from '../../../lib/detect/profile-url';
import type { Identifier } from '../../../lib/identifier';
import type { Match } from '../../../lib/person';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import type { Provider } from '../../../lib/providers/provider';
import people from '../../../public/demo/people.json';

interface Row {
  readonly person_data: { readonly basic_profile?: { readonly name?: string | null } | null };
}

/** Who is in the first entry of a recorded reply of Crustdata, through schema and mapping. */
export function ofCrustdata(reply: readonly { readonly matched_on?: string }[]): Promise<Match[]> {
  const [{ matched_on: words = '' } = {}] = reply;
  const identifier = words.includes('@')
    ? ({ kind: 'email', address: words } as const)
    : profileOf(words);
  return matchesIn(crustdata, reply.slice(0, 1), identifier);
}

/** Who is in a recorded reply of Enrich Layer. */
export function ofEnrichLayer(
  reply: { readonly public_identifier: string | null } & object,
): Promise<Match[]> {
  const { public_identifier: slug } = reply;
  return matchesIn(enrichLayer, reply, slug === null ? undefined : { kind: 'profile', slug });
}

/** One of the demo's people, by the beginning of the name. */
export function ofDemo(name: string): Promise<Match[]> {
  const rows: readonly Row[] = people;
  const row = rows.find(({ person_data: one }) => one.basic_profile?.name?.startsWith(name));
  if (row === undefined) throw new Error(`Nobody in the demo is called ${name}.`);
  return matchesIn(
    crustdata,
    [{ matches: [{ confidence_score: 1, person_data: row.person_data }] }],
    undefined,
  );
}

async function matchesIn(
  provider: Provider,
  reply: object,
  identifier: Identifier = { kind: 'profile', slug: 'nobody-0x00' },
): Promise<Match[]> {
  const fetch = async () => Response.json(reply);
  const { outcomes } = await provider.enrich(
    { key: 'a-key', fetch, timeoutMs: 5000 },
    { identifiers: [identifier], wish: { contact: [] } },
  );
  return [...(outcomes[0]?.matches ?? [])];
}
