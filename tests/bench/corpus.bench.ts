import { classOf } from '../../lib/detect/class-of';
import { readHref, readRun, readText } from '../../lib/detect/read';
import type { Identifier } from '../../lib/identifier';
import { type Case, classCases, hrefCases, runCases, textCases } from '../corpus/cases';
import { identifiersOf, PEERS } from './peers';
import type { BenchReport } from './report';
import { isExact, judged, scoreOf } from './score';

// Longer ones are there to see that nobody hangs on them; some peers do.
const LONGEST_FOR_PEERS = 5_000;

/** T7, as far as it needs no browser, and the peers' precision and recall on the texts of our own corpus beside ours. */
export async function benchCorpus(report: BenchReport): Promise<void> {
  measureExact(report);
  measurePeers(report);
}

function measureExact({ bench, target }: BenchReport): void {
  const shares = {
    text: shareExact(textCases(), readText),
    href: shareExact(hrefCases(), ({ href, base }) => readHref(href, base)),
    run: shareExact(runCases(), readRun),
  };
  for (const [name, { exact, all }] of Object.entries(shares)) {
    bench(`corpus.${name}.exact`, `${exact}/${all}`, 'cases');
    target(`T7 corpus-${name}-%`, (100 * exact) / all, '>=', 100);
  }
  const classes = classCases();
  const right = classes.filter(({ input, expected }) => classOf(input) === expected[0]).length;
  bench('corpus.classes.right', `${right}/${classes.length}`, 'cases');
  target('T7 corpus-classes-%', (100 * right) / classes.length, '>=', 98);
}

function measurePeers({ bench }: BenchReport): void {
  const cases = textCases().filter(({ input }) => input.length <= LONGEST_FOR_PEERS);
  bench('corpus.peers.cases', cases.length, 'texts');
  const finders: readonly { name: string; find(text: string): Identifier[] }[] = [
    { name: 'ours', find: readText },
    ...PEERS.map((peer) => ({
      name: peer.name,
      find: (text: string) => identifiersOf(peer, text, readHref),
    })),
  ];
  for (const { name, find } of finders) {
    const results = cases.map(({ input, expected }) => judged(find(input), expected));
    bench(`corpus.${name}.exact`, results.filter(isExact).length / results.length);
    for (const kind of ['email', 'profile'] as const) {
      const { precision, recall, expected } = scoreOf(results, kind);
      bench(`corpus.${name}.${kind}.precision`, precision);
      bench(`corpus.${name}.${kind}.recall`, recall, `of ${expected}`);
    }
  }
}

function shareExact<Input>(
  cases: readonly Case<Input>[],
  read: (input: Input) => readonly Identifier[],
): { exact: number; all: number } {
  const exact = cases.filter(({ input, expected }) => isExact(judged(read(input), expected)));
  return { exact: exact.length, all: cases.length };
}
