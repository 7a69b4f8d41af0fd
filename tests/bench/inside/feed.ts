import { watchPage } from '../../../lib/detect/page/watch';
import { randomFrom } from '../random';
import { rowMarkup } from './markup';
import { later, takeTasks, untilQuiet } from './tasks';
import { startTrustedSide } from './trusted-side';

const ROWS_ON_PAGE = 500;
const ROWS_A_STEP = 5;
const STEPS_A_PAUSE = 5;
const LONGEST_MS = 60_000;

let running: ReturnType<typeof startFeed> | undefined;

/** A page whose rows come and go: as many steps as asked for, each adding five rows and removing five, then rest. */
export async function feed(steps: number): Promise<{ findings: number; longestClockMs: number }> {
  running ??= startFeed();
  return running.run(steps);
}

function startFeed() {
  const random = randomFrom(31);
  const list = document.createElement('main');
  document.body.replaceChildren(list);
  let rows = 0;
  const add = () => {
    const row = document.createElement('div');
    row.innerHTML = rowMarkup(random, rows++);
    list.append(row);
  };
  while (rows < ROWS_ON_PAGE) add();
  const trusted = startTrustedSide({ keepsMessages: false });
  watchPage(trusted.tell, () => true);
  let longestClockMs = 0;
  const rest = () => {
    for (const { kind, clockMs } of takeTasks()) {
      if (kind !== 'reading') longestClockMs = Math.max(longestClockMs, clockMs);
    }
  };
  return {
    run: async (steps: number) => {
      const startedAt = performance.now();
      await untilQuiet();
      for (let step = 0; step < steps; step++) {
        for (let row = 0; row < ROWS_A_STEP; row++) {
          add();
          list.firstElementChild?.remove();
        }
        if (step % STEPS_A_PAUSE > 0) continue;
        await new Promise<void>((done) => later(done));
        rest();
        if (performance.now() - startedAt > LONGEST_MS)
          throw new Error(`Only ${step} of ${steps} steps in a minute.`);
      }
      await untilQuiet();
      rest();
      return { findings: trusted.findings(), longestClockMs };
    },
  };
}
