// `npm test`: everything, in order, ending at the first step that fails. `node tests/run/test.mjs
// lint e2e` runs the named steps only. The last line is always `N passed, N failed`.
import { writeSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { stopAll } from './run-tool.mjs';
import { groups } from './steps.mjs';

const names = [...new Set(groups.flat().map((step) => step.name))];
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !names.includes(name));
const total = { passed: 0, failed: 0 };
const problems = [];
let isInterrupted = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    isInterrupted = true;
    await stopAll();
    total.failed += 1;
    // Written at once: the process ends with the next statement.
    writeSync(1, `\nInterrupted.\n${summary()}\n`);
    process.exit(1);
  });
}

if (unknown.length > 0) {
  console.log(`No such step: ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  total.failed += 1;
} else {
  await runGroups();
}
// An interrupted run ends in the listener above, which waits for the children.
if (!isInterrupted) {
  for (const problem of problems) console.log(problem);
  console.log(summary());
  // Nothing run is no success. The code is set, not forced, so that piped output is written out.
  process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
}

async function runGroups() {
  for (const group of groups) {
    const steps = group.filter((step) => chosen.length === 0 || chosen.includes(step.name));
    const results = steps.map((step) => runStep(step));
    for (const [index, step] of steps.entries()) {
      console.log(`── ${step.title}`);
      const result = await results[index];
      report(step, result);
    }
    if (total.failed > 0) return;
  }
}

async function runStep(step) {
  const startedAt = performance.now();
  const result = await step.run().catch((error) => ({
    passed: 0,
    failed: 1,
    problems: [`failed: ${step.title}`],
    output: error.message,
    isThrown: true,
  }));
  return { ...result, seconds: (performance.now() - startedAt) / 1000 };
}

function report(step, result) {
  total.passed += result.passed;
  total.failed += result.failed;
  problems.push(...result.problems);
  const wasShown = step.live && !result.isThrown;
  const isShown = (result.failed > 0 && !wasShown) || result.isShown;
  const output = process.stdout.isTTY ? result.output : stripVTControlCharacters(result.output);
  if (isShown && output) console.log(output.trimEnd());
  const verdict = result.failed > 0 ? `${result.failed} failed` : 'good';
  const count = result.passed > 1 ? `, ${result.passed} passed` : '';
  console.log(`   ${verdict}${count} (${result.seconds.toFixed(1)} s)`);
}

function summary() {
  return `${total.passed} passed, ${total.failed} failed`;
}
