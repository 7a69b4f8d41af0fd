import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './run-tool.mjs';

const sources = [
  'entrypoints',
  'components',
  'lib',
  'public',
  'wxt.config.ts',
  'package.json',
  'package-lock.json',
];

/** Builds the extension where nothing is built, or something has changed since. Throws with what the build said. */
export async function ensureBuild() {
  if (isBuildOld()) await mustRun('wxt', ['build']);
}

/** Runs a tool to its end. Throws with what it said where it fails. */
export async function mustRun(tool, args, options) {
  const { code, output } = await runTool(tool, args, options);
  if (code === 0) return;
  throw new Error(options?.live ? `${tool} ended with code ${code}.` : output);
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
