import { startChromium } from './frames';
import { ADDRESSES } from './mutations/addresses';
import { CLASSES } from './mutations/classes';
import { type Judge, newJudge } from './mutations/judge';
import { titleOf } from './mutations/mutation';
import { OTHER_URLS } from './mutations/other-urls';
import { OUTPUT } from './mutations/output';
import { PAGES } from './mutations/pages';
import { PROFILES } from './mutations/profiles';
import { RECIPIENTS } from './mutations/recipients';

// Proves that the corpus watches every line of the detection policy: each mutation breaks one line in the code, in memory only, and
// some case that carries that line has to turn red. Fails where one survives or cannot be tried, and where a line has none. Policy
// lines as arguments leave out all others: `npm run mutations -- L8 H10`.

const MUTATIONS = [
  ...OUTPUT,
  ...PROFILES,
  ...OTHER_URLS,
  ...ADDRESSES,
  ...RECIPIENTS,
  ...PAGES,
  ...CLASSES,
];
const POLICY = [
  ...numbered('O', 1, 4),
  ...numbered('X', 1, 2),
  ...numbered('L', 1, 17),
  ...numbered('E', 1, 15),
  ...numbered('H', 1, 10),
  ...numbered('C', 0, 6),
];

const chosen = process.argv.slice(2);
const lines = chosen.length === 0 ? POLICY : chosen;
const browser = await startChromium();
try {
  process.exitCode = (await isWatched(await newJudge(browser, lines))) ? 0 : 1;
} finally {
  await browser.close();
}

async function isWatched({ judge, reds }: Judge): Promise<boolean> {
  const counts = { killed: 0, survived: 0, failed: 0 };
  const mutations = MUTATIONS.filter(({ line }) => lines.includes(line));
  const verdicts = mutations.map(judge);
  for (const [index, mutation] of mutations.entries()) {
    const verdict = await verdicts[index];
    if (verdict === undefined) continue;
    counts[verdict.kind]++;
    const title = titleOf(mutation);
    if (verdict.kind === 'killed') console.log(`killed ${title} (by ${verdict.by})`);
    else if (verdict.kind === 'survived') console.log(`SURVIVED ${title}`);
    else console.log(`FAILED ${title}: ${verdict.reason}`);
  }
  const unbroken = lines.filter((name) => !mutations.some(({ line }) => line === name));
  for (const line of unbroken) console.log(`FAILED ${line}: no mutation`);
  const red = await reds;
  for (const title of red) console.log(`FAILED ${title}: red without any mutation`);
  const failed = counts.failed + unbroken.length + red.length;
  const end = failed === 0 ? '' : `, ${failed} failed`;
  console.log(`${counts.killed} killed, ${counts.survived} survived${end}`);
  return counts.survived + failed === 0;
}

function numbered(letter: string, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `${letter}${first + index}`);
}
