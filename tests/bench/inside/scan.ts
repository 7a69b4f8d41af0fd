import { watchPage } from '../../../lib/detect/page/watch';
import { type Task, takeTasks, timedTask, untilQuiet } from './tasks';
import { startTrustedSide } from './trusted-side';

/** What happened in a scan. */
export interface Scanned {
  readonly tasks: readonly Task[];
  /** Distinct people that it has named up to its end. */
  readonly people: number;
  /** The size of each message that it sent. */
  readonly messageBytes: readonly number[];
}

/** Scans the page as it is, then runs `change` and follows it; each until all is told. The script is then taken off again. */
export async function scan(change?: () => void): Promise<{ first: Scanned; changed?: Scanned }> {
  takeTasks();
  const trusted = startTrustedSide({ keepsMessages: true });
  const watch = timedTask('start', () => watchPage(trusted.tell, () => true));
  await untilQuiet();
  const messageBytes = trusted.messageBytes();
  const first = { tasks: takeTasks(), people: trusted.people(), messageBytes };
  if (change === undefined) {
    watch.stop();
    return { first };
  }
  change();
  await untilQuiet();
  const told = trusted.messageBytes().slice(messageBytes.length);
  const changed = { tasks: takeTasks(), people: trusted.people(), messageBytes: told };
  watch.stop();
  return { first, changed };
}
