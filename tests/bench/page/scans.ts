import type { BenchPage } from '../browser';
import { costOf } from '../cost';
import { type CpuTimes, withCpuTimes } from '../cpu-clock';
import type { PageKind } from '../inside/markup';
import type { Scanned } from '../inside/scan';
import { median } from '../measure';
import type { BenchReport } from '../report';

const FRESH_ROUNDS = 5;
const ROUNDS = 11;
const PEER_ROUNDS = 5;
const KINDS: readonly PageKind[] = ['article', 'table'];

/** Scans, and ids of walks and of what the peer did, in the order in which they took turns. */
interface Samples {
  readonly scans: Scanned[];
  readonly walks: string[];
  readonly peers: string[];
}

/**
 * D1, D2, each in two ways. `fresh`: every scan and every walk gets a document of its own, as a user's first scan does. `again`: they
 * take turns on one document whose texts the engine already knows, as the floors of the findings were measured.
 */
export async function measureScans(report: BenchReport, opened: BenchPage): Promise<void> {
  for (const hasPeople of [true, false]) {
    for (const kind of KINDS) {
      const build = (seed: number) =>
        opened.page.evaluate(([kind, seed, has]) => window.bench.build(kind, seed, has), [
          kind,
          seed,
          hasPeople,
        ] as const);
      const name = `${kind}.${hasPeople ? 'people' : 'nobody'}`;
      const fresh = await withCpuTimes(opened, () => onFresh(opened, build));
      tell(report, `${name}.fresh`, hasPeople, fresh.result, fresh.cpu);
      const again = await withCpuTimes(opened, () => onOne(opened, build));
      tell(report, `${name}.again`, hasPeople, again.result, again.cpu);
    }
  }
}

async function onFresh(opened: BenchPage, build: (seed: number) => Promise<void>) {
  const samples: Samples = { scans: [], walks: [], peers: [] };
  // The first round warms up.
  for (let round = 0; round <= FRESH_ROUNDS; round++) {
    await build(round);
    const walked = await walk(opened);
    await build(round);
    const scanned = await scan(opened);
    if (round === 0) continue;
    samples.walks.push(walked);
    samples.scans.push(scanned);
  }
  return samples;
}

async function onOne(opened: BenchPage, build: (seed: number) => Promise<void>) {
  const samples: Samples = { scans: [], walks: [], peers: [] };
  await build(99);
  // The first of each makes the document known.
  await walk(opened);
  await scan(opened);
  for (let round = 0; round < ROUNDS; round++) {
    samples.walks.push(await walk(opened));
    samples.scans.push(await scan(opened));
    if (round >= PEER_ROUNDS) continue;
    samples.peers.push(await opened.page.evaluate(() => window.bench.linkify()));
  }
  return samples;
}

const walk = ({ page }: BenchPage) => page.evaluate(() => window.bench.walk());
const scan = ({ page }: BenchPage) => page.evaluate(() => window.bench.scan());

function tell(
  { bench, target }: BenchReport,
  name: string,
  hasPeople: boolean,
  { scans, walks, peers }: Samples,
  cpu: CpuTimes,
): void {
  const costs = scans.map((scanned) => costOf(scanned, cpu));
  const total = median(costs.map(({ totalMs }) => totalMs));
  const msOf = (ids: readonly string[]) => median(ids.map((id) => cpu.get(id) ?? Number.NaN));
  const floor = msOf(walks);
  const sent = scans.map(({ messageBytes }) => messageBytes);
  bench(`page.${name}.found`, median(scans.map(({ people }) => people)), 'people');
  bench(`page.${name}.floor`, floor, 'ms');
  bench(`page.${name}.scan`, total, 'ms');
  bench(`page.${name}.scan.reading`, median(costs.map(({ readingMs }) => readingMs)), 'ms of it');
  bench(`page.${name}.scan.ratio`, total / floor, 'x floor');
  bench(`page.${name}.messages`, median(sent.map(({ length }) => length)));
  bench(
    `page.${name}.message-bytes`,
    median(sent.map((bytes) => bytes.reduce((a, b) => a + b, 0))),
    'B',
  );
  if (peers.length > 0) {
    bench(`page.${name}.linkify-it`, msOf(peers), 'ms');
    bench(`page.${name}.linkify-it.ratio`, msOf(peers) / total, 'x ours');
  }
  target(
    `${hasPeople ? 'D1' : 'D2'} ${name}-scan/floor`,
    total / floor,
    '<=',
    hasPeople ? 2.5 : 1.5,
  );
}
