import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { install } from './bootstrap.mjs';
import { ensureBrowser, ensurePolicies, findFirefox, howToGetFirefox } from './browser.mjs';
import { countPlaywright, countVitest } from './counts.mjs';
import { runTool, temporaryFolder } from './run-tool.mjs';

/**
 * Warnings of a build that are known and accepted: regular expressions matched against a line,
 * each with the reason beside it. Empty: every warning fails.
 */
const acceptedBuildWarnings = [];

/**
 * What a step resolves with: its counts, the names of what failed, and its output, which is shown
 * when something failed or `isShown` is set.
 */
const passed = (output) => ({ passed: 1, failed: 0, problems: [], output });
const failed = (name, output) => ({ passed: 0, failed: 1, problems: [`failed: ${name}`], output });
/** A preparation is no test: it counts only when it fails. */
const prepared = (output = '') => ({ passed: 0, failed: 0, problems: [], output });

/**
 * The steps of `npm test` in their order: groups run one after another, the steps in a group at
 * the same time. `live` steps show their output as it comes.
 */
export const groups = [
  [{ name: 'install', title: 'Install', run: () => install().then(() => prepared()) }],
  [
    {
      name: 'lint',
      title: 'Lint',
      run: () => tool('lint', 'biome', ['check', '.', '--error-on-warnings']),
    },
    { name: 'types', title: 'Types', run: () => tool('types', 'tsc', ['--noEmit']) },
    { name: 'unit', title: 'Unit and component tests', run: () => vitest('unit', 'components') },
  ],
  [
    { name: 'build', title: 'Build for Chromium', run: () => build('chromium', []) },
    {
      name: 'build',
      title: 'Build for Firefox',
      run: () => build('firefox', ['-b', 'firefox', '--mv3']),
    },
  ],
  [
    { name: 'firefox-lint', title: 'Lint of the Firefox build', run: lintFirefox },
    { name: 'bundle', title: 'Tests of the builds', run: () => vitest('build') },
  ],
  [{ name: 'firefox', title: 'Tests in Firefox', run: firefox }],
  [{ name: 'e2e', title: 'Tests in Chromium', run: playwright, live: true }],
];

async function tool(name, program, args) {
  const { code, output } = await runTool(program, args);
  return code === 0 ? passed(output) : failed(name, output);
}

async function build(browser, args) {
  const built = await runTool('wxt', ['build', ...args]);
  const { code } = built;
  const output = stripVTControlCharacters(built.output);
  if (code !== 0) return failed(`build for ${browser}`, output);
  const warnings = output
    .split('\n')
    .filter((line) => /\bwarn|^\s*\(!\)/i.test(line))
    .filter((line) => !acceptedBuildWarnings.some((accepted) => accepted.test(line)));
  return warnings.length === 0 ? passed(output) : failed(`warnings, build for ${browser}`, output);
}

async function lintFirefox() {
  const { code, output } = await runTool('web-ext', [
    'lint',
    '--source-dir=.output/firefox-mv3',
    '--no-config-discovery',
    '--output=json',
  ]);
  const report = parse(output);
  if (!report) return failed('lint of the Firefox build', output);
  const { errors, warnings } = report;
  const lines = [...errors, ...warnings].map(
    (found) =>
      `${found._type} ${found.code} ${found.file ?? ''}:${found.line ?? ''} ${found.message}`,
  );
  // Warnings are shown even when the step passes: the store's reviewers read them too.
  if (code === 0 && errors.length === 0) return { ...passed(lines.join('\n')), isShown: true };
  return failed('lint of the Firefox build', lines.join('\n') || output);
}

async function vitest(...projects) {
  const file = join(temporaryFolder(), 'report.json');
  const { code, output } = await runTool('vitest', [
    'run',
    '--config=tests/vitest.config.ts',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return reported(`vitest (${projects.join(', ')})`, code, output, file, countVitest);
}

async function firefox() {
  if (findFirefox() !== undefined) return vitest('firefox');
  return { ...prepared(`They do not run here: ${howToGetFirefox}`), isShown: true };
}

async function playwright() {
  const { chromium, desktop } = await ensureBrowser({ native: true });
  const hasPolicies = ensurePolicies();
  if (process.platform !== 'linux') console.log('The soak does not run here: it is for Linux.');
  const folder = temporaryFolder();
  const file = join(folder, 'report.json');
  const args = ['test', '--config=tests/playwright.config.ts'];
  const { code, output } = await runTool('playwright', args, {
    live: true,
    env: {
      SIDECARD_CHROMIUM: chromium,
      SIDECARD_E2E_REPORT: file,
      SIDECARD_TMP: folder,
      ...(desktop ? { SIDECARD_DESKTOP: '1' } : {}),
      ...(hasPolicies ? {} : { SIDECARD_POLICIES: '0' }),
    },
  });
  return reported('playwright', code, output, file, countPlaywright);
}

function reported(name, code, output, file, count) {
  const report = parse(readIfThere(file));
  if (!report) return failed(`${name} (exit code ${code}, no report)`, output);
  const counts = count(report);
  const isSilentFailure = code !== 0 && counts.failed === 0;
  if (isSilentFailure)
    return { ...failed(`${name} (exit code ${code})`, output), passed: counts.passed };
  if (counts.passed + counts.failed === 0) return failed(`${name} (no tests)`, output);
  return { ...counts, output };
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The runner ended before it could write: the caller reports that.
    return '';
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    // Not a report, then; the caller shows the text itself.
    return undefined;
  }
}
