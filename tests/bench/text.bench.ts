import type * as Reading from '../../lib/detect/read';
import { bundled } from './bundle';
import { HOSTILE, hostileText } from './hostile';
import { measureHostilePeers } from './hostile-peers';
import { bestCpuMs, collectGarbage, medians } from './measure';
import { countHits, PEERS } from './peers';
import { MB, prose } from './prose';
import type { BenchReport } from './report';

const TWO_BYTE = 'hits-two-byte.1mb';
const TEXTS = {
  'none.1mb': prose(1, { characters: MB, hitsInMillion: 0 }),
  'none.5mb': prose(2, { characters: 5 * MB, hitsInMillion: 0 }),
  'none-slashes.1mb': prose(3, { characters: MB, hitsInMillion: 0, hasSlashes: true }),
  'hits.1mb': prose(4, { characters: MB, hitsInMillion: 1000 }),
  'hits.5mb': prose(5, { characters: 5 * MB, hitsInMillion: 1000 }),
  'hits-slashes.1mb': prose(6, { characters: MB, hitsInMillion: 1000, hasSlashes: true }),
  [TWO_BYTE]: prose(7, { characters: MB, hitsInMillion: 1000, isTwoByte: true }),
};

/** From 64 kB to 1 MB. */
const GROWTH = 16;

/** T1 to T6: reading text, against the plainest search of it and against the peers. */
export async function benchText(report: BenchReport): Promise<void> {
  const { script } = await bundled('lib/detect/read.ts', 'es');
  const { readText } = (await import(
    `data:text/javascript;base64,${Buffer.from(script).toString('base64')}`
  )) as typeof Reading;
  measureSpeed(report, readText);
  measureHostile(report, readText);
  await measureHostilePeers(report);
}

type ReadText = typeof Reading.readText;

function measureSpeed({ bench, target }: BenchReport, readText: ReadText): void {
  const timesFloor: Record<string, number> = {};
  const timesFaster: Record<string, number> = {};
  for (const [name, text] of Object.entries(TEXTS)) {
    const peers = name.startsWith('hits.') ? PEERS : PEERS.slice(0, name === TWO_BYTE ? 1 : 0);
    collectGarbage();
    const [floorMs = 0, ourMs = 0, ...peerMs] = medians([
      { name: 'floor', run: () => everyAt(text) },
      { name: 'ours', run: () => readText(text).length },
      ...peers.map((peer) => ({ name: peer.name, run: () => countHits(peer, text) })),
    ]);
    const speed = text.length / MB / (ourMs / 1000);
    timesFloor[name] = ourMs / floorMs;
    bench(`text.${name}.found`, readText(text).length, 'identifiers');
    bench(`text.${name}.floor`, floorMs, 'ms');
    bench(`text.${name}.ours`, ourMs, 'ms');
    bench(`text.${name}.ours.speed`, speed, 'MB/s');
    bench(`text.${name}.ours.ratio`, ourMs / floorMs, 'x floor');
    for (const [index, ms] of peerMs.entries()) {
      const peer = peers[index]?.name;
      timesFaster[`${name}.${peer}`] = ms / ourMs;
      bench(`text.${name}.${peer}`, ms, 'ms');
      bench(`text.${name}.${peer}.ratio`, ms / ourMs, 'x ours');
    }
  }
  const worst = (name: string) => timesFloor[name] ?? Number.NaN;
  const lead = (name: string) => timesFaster[name] ?? Number.NaN;
  target('T1 no-hits-1mb/floor', worst('none.1mb'), '<=', 4);
  target('T1 no-hits-5mb/floor', worst('none.5mb'), '<=', 4);
  target('T2 hits-1mb/floor', worst('hits.1mb'), '<=', 20);
  target('T2 hits-5mb/floor', worst('hits.5mb'), '<=', 20);
  target('T3 linkify-it-defaults/ours-1mb', lead('hits.1mb.linkify-it-defaults'), '>=', 20);
  target('T3 linkify-it-defaults/ours-5mb', lead('hits.5mb.linkify-it-defaults'), '>=', 20);
  target('T4 anchorme/ours-1mb', lead('hits.1mb.anchorme'), '>=', 60);
  target('T4 anchorme/ours-5mb', lead('hits.5mb.anchorme'), '>=', 60);
  target('T5 two-byte/floor', worst(TWO_BYTE), '<=', 15);
}

function measureHostile({ bench, target }: BenchReport, readText: ReadText): void {
  let slowest = 0;
  let steepest = 0;
  for (const name of HOSTILE) {
    // As many copies as fill the large text: then both come from the same cache, and only the growth is left between them.
    const copies = Array.from({ length: GROWTH }, () => hostileText(name, MB / GROWTH));
    const readCopies = () => copies.reduce((sum, text) => sum + readText(text).length, 0);
    const small = bestCpuMs({ name, run: readCopies }) / GROWTH;
    const text = hostileText(name, MB);
    const large = bestCpuMs({ name, run: () => readText(text).length });
    slowest = Math.max(slowest, large);
    steepest = Math.max(steepest, large / small);
    bench(`hostile.64kb.ours.${name}`, small, 'ms');
    bench(`hostile.1mb.ours.${name}`, large, 'ms');
    bench(`hostile.growth.ours.${name}`, large / small, `x for ${GROWTH} x the text`);
  }
  target('T6 slowest-1mb-ms', slowest, '<=', 80);
  target('T6 1mb/64kb', steepest, '<=', 20);
}

function everyAt(text: string): number {
  let count = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) count++;
  return count;
}
