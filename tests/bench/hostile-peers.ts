import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PEERS } from './peers';
import type { BenchReport } from './report';

const LIMIT_MS = 8_000;
const SIZES_KB = [64, 256];
const program = fileURLToPath(new URL('peer-hostile.ts', import.meta.url));

interface Progress {
  readonly text: string;
  readonly ms?: number;
}

/** The hostile texts through each peer, at 64 kB and 256 kB. A peer has 8 s for each call; where one takes longer, the peer is done. */
export async function measureHostilePeers({ bench }: BenchReport): Promise<void> {
  for (const { name } of PEERS) {
    for (const sizeKb of SIZES_KB) {
      const label = `hostile.${sizeKb}kb.${name}`;
      const { done, stuckAt } = await throughAll(name, sizeKb);
      const worst = done.toSorted((a, b) => (b.ms ?? 0) - (a.ms ?? 0))[0];
      if (worst?.ms !== undefined) bench(`${label}.worst`, worst.ms, `ms (${worst.text})`);
      if (stuckAt === undefined) continue;
      bench(label, 'over 8 s', `(${stuckAt})`);
      break;
    }
  }
}

function throughAll(
  peer: string,
  sizeKb: number,
): Promise<{ done: readonly Progress[]; stuckAt?: string }> {
  return new Promise((resolve, reject) => {
    const child = fork(program, [peer, String(sizeKb)]);
    const done: Progress[] = [];
    let running = 'start';
    let isLate = false;
    const stop = () => {
      isLate = true;
      child.kill('SIGKILL');
    };
    let timer = setTimeout(stop, LIMIT_MS);
    child.on('message', (message) => {
      const progress = message as Progress;
      running = progress.text;
      clearTimeout(timer);
      timer = setTimeout(stop, LIMIT_MS);
      if (progress.ms !== undefined) done.push(progress);
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(timer);
      if (isLate) resolve({ done, stuckAt: running });
      else if (code === 0) resolve({ done });
      else reject(new Error(`${peer} ended with code ${code} at ${running}.`));
    });
  });
}
