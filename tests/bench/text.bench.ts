import type * as Reading from '../../lib/detect/read';
import { bundled } from './bundle';
import { HOSTILE, hostileText } from './hostile';
import { measureHostilePeers } from './hostile-peers';
import { bestCpuMs, collectGarbage, medians, type Side } from './measure';
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
  // All of them take turns, so that a busy moment of the machine does not meet one size of one text alone.
  const times = bestCpuMs(HOSTILE.flatMap((name) => bothSizes(name, readText)));
  let slowest = 0;
  let steepest = 0;
  for (const [index, name] of HOSTILE.entries()) {
    const [copiesMs = 0, large = 0] = times.slice(2 * index);
    const small = copiesMs / GROWTH;
    slowest = Math.max(slowest, large);
    steepest = Math.max(steepest, large / small);
    bench(`hostile.64kb.ours.${name}`, small, 'ms');
    bench(`hostile.1mb.ours.${name}`, large, 'ms');
    bench(`hostile.growth.ours.${name}`, large / small, `x for ${GROWTH} x the text`);
  }
  target('T6 slowest-1mb-ms', slowest, '<=', 80);
  target('T6 1mb/64kb', steepest, '<=', 20);
}

/** Reading so many small texts as fill the large one, and reading that: then both come from the same cache, and only growth is left. */
function bothSizes(name: string, readText: ReadText): Side[] {
  const copies = Array.from({ length: GROWTH }, () => inHeap(hostileText(name, MB / GROWTH)));
  const text = inHeap(hostileText(name, MB));
  return [
    { name, run: () => copies.reduce((sum, copy) => sum + readText(copy).length, 0) },
    { name, run: () => readText(text).length },
  ];
}

/** The text where the engine keeps short ones: one of a megabyte from a buffer lies outside its heap, and is read by other code. */
function inHeap(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

function everyAt(text: string): number {
  let count = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) count++;
  return count;
}
