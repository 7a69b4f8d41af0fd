import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Identifier } from '../../lib/identifier';
import { crustdata } from '../../lib/providers/crustdata/crustdata';
import { enrichLayer } from '../../lib/providers/enrich-layer/enrich-layer';
import type { Provider } from '../../lib/providers/provider';
import { bundled } from './bundle';
import { collectGarbage, median } from './measure';
import type { BenchReport } from './report';

const ROUNDS = 15;
const CALLS = 20;
const BATCH = 25;
const REGISTERED = {
  crustdata: ['lib/providers/crustdata/crustdata', 'crustdata'],
  'enrich-layer': ['lib/providers/enrich-layer/enrich-layer', 'enrichLayer'],
} as const;

/** What it costs to make people of a provider's replies, beside parsing their JSON, and how many bytes each provider adds to the worker. */
export async function benchProviders(report: BenchReport): Promise<void> {
  const published = await recording('crustdata/as-published.json');
  const entry = (JSON.parse(published) as Readonly<Record<string, unknown>>[])[0];
  const slugs = Array.from({ length: BATCH }, (_, number) => `invented-${number}-0x42`);
  const batch = JSON.stringify(
    slugs.map((slug) => ({ ...entry, matched_on: `https://www.linkedin.com/in/${slug}` })),
  );
  const one: Identifier[] = [{ kind: 'profile', slug: 'casimir-underhay-0x42' }];
  const flat = await recording('enrich-layer/as-published.json');
  await measure(report, 'crustdata.one', crustdata, published, one);
  await measure(report, 'enrich-layer.one', enrichLayer, flat, one);
  await measure(
    report,
    `crustdata.${BATCH}`,
    crustdata,
    batch,
    slugs.map((slug) => ({ kind: 'profile', slug })),
  );
  await measureBytes(report);
}

/** One whole look-up without a network: request, reply, schema, mapping. */
async function measure(
  { bench }: BenchReport,
  name: string,
  provider: Provider,
  reply: string,
  identifiers: readonly Identifier[],
): Promise<void> {
  const answer = async () =>
    new Response(reply, { headers: { 'content-type': 'application/json' } });
  const line = { key: 'bench', fetch: answer, timeoutMs: 60_000 };
  const order = { identifiers, wish: { contact: [] } };
  const lookUp = async () => {
    const { outcomes } = await provider.enrich(line, order);
    return outcomes.reduce((sum, { matches }) => sum + matches.length, 0);
  };
  const floor = async () => {
    const response = await answer();
    return JSON.parse(await response.text()) ? 1 : 0;
  };
  if ((await lookUp()) !== identifiers.length) throw new Error(`${name}: not everyone was read.`);
  const samples = { lookUp: [] as number[], floor: [] as number[] };
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    const took = { lookUp: await cpuMs(lookUp), floor: await cpuMs(floor) };
    if (round === 0) continue;
    samples.lookUp.push(took.lookUp);
    samples.floor.push(took.floor);
  }
  bench(`providers.${name}.reply`, reply.length, 'B');
  bench(`providers.${name}.look-up`, median(samples.lookUp), 'ms');
  bench(`providers.${name}.json-parse`, median(samples.floor), 'ms');
  bench(`providers.${name}.ratio`, median(samples.lookUp) / median(samples.floor), 'x parsing');
}

async function cpuMs(run: () => Promise<number>): Promise<number> {
  collectGarbage();
  const before = process.cpuUsage();
  for (let call = 0; call < CALLS; call++) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / CALLS;
}

/** What each adds to a bundle that holds the others: schema library and HTTP client, which all share, are counted by themselves. */
async function measureBytes({ bench }: BenchReport): Promise<void> {
  const ids = Object.keys(REGISTERED) as (keyof typeof REGISTERED)[];
  const all = await sizeOf(ids);
  bench('providers.all', all.raw, 'B raw, with zod and ky');
  for (const id of ids) {
    const without = await sizeOf(ids.filter((other) => other !== id));
    bench(`providers.${id}.adds`, all.raw - without.raw, 'B raw');
    bench(`providers.${id}.adds.gzipped`, all.gzipped - without.gzipped, 'B gzipped');
  }
}

async function sizeOf(ids: readonly (keyof typeof REGISTERED)[]) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), 'sidecard-bench-'));
  try {
    const names = ids.map((id) => REGISTERED[id][1]);
    const imports = ids.map(
      (id) =>
        `import { ${REGISTERED[id][1]} } from ${JSON.stringify(join(root, REGISTERED[id][0]))};`,
    );
    const entry = join(folder, 'entry.ts');
    await writeFile(
      entry,
      `${imports.join('\n')}\nexport const providers = [${names.join(', ')}];\n`,
    );
    const { script } = await bundled(entry, 'es');
    return { raw: Buffer.byteLength(script), gzipped: gzipSync(script, { level: 9 }).length };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function recording(name: string): Promise<string> {
  return readFile(new URL(`../recordings/${name}`, import.meta.url), 'utf8');
}
