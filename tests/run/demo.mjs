// `npm run demo`: from a fresh clone to a browser with Sidecard in it, the provider and the web
// played by this machine.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './bootstrap.mjs';
import { ensureBrowser } from './browser.mjs';
import { root, runTool, stopAll, temporaryFolder } from './run-tool.mjs';

const sources = [
  'entrypoints',
  'components',
  'lib',
  'public',
  'wxt.config.ts',
  'package.json',
  'package-lock.json',
];

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    isStopping = true;
    await stopAll();
    process.exit(0);
  });
}

try {
  await install();
  if (isBuildOld()) await mustRun('wxt', ['build']);
  const { chromium } = await ensureBrowser();
  await mustRun('tsx', ['tests/run/demo-main.ts'], {
    live: true,
    env: { SIDECARD_CHROMIUM: chromium, SIDECARD_TMP: temporaryFolder() },
  });
} catch (error) {
  if (!isStopping) console.error(error.message);
  process.exitCode = 1;
}

function isBuildOld() {
  const manifest = join(root, '.output', 'chrome-mv3', 'manifest.json');
  if (!existsSync(manifest)) return true;
  const builtAt = statSync(manifest).mtimeMs;
  const paths = sources.map((source) => join(root, source)).filter((path) => existsSync(path));
  return paths.some((path) => newest(path) > builtAt);
}

/** The latest change below a path, in epoch milliseconds; a folder's own time tells of deletions. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

async function mustRun(tool, args, options) {
  const { code, output } = await runTool(tool, args, options);
  if (code === 0) return;
  throw new Error(options?.live ? `${tool} ended with code ${code}.` : output);
}
