import { HOSTILE, hostileText } from './hostile';
import { cpuMs } from './measure';
import { PEERS } from './peers';
import { KB } from './prose';

// A process of its own, because a peer that is in the middle of a pattern can only be killed. Says when each call begins, and what each text took at best.
const [name, sizeKb] = process.argv.slice(2);
const CALLS = 3;
const peer = PEERS.find((one) => one.name === name);
if (peer === undefined) throw new Error(`No such peer: ${name}`);

for (const text of HOSTILE) {
  const input = hostileText(text, Number(sizeKb) * KB);
  let ms = Number.POSITIVE_INFINITY;
  for (let call = 0; call < CALLS; call++) {
    process.send?.({ text });
    ms = Math.min(ms, cpuMs({ name: text, run: () => peer.find(input).length }, 1));
  }
  process.send?.({ text, ms });
}
process.disconnect?.();
