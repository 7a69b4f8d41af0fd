// Runs on Node 20 before anything is installed: only built-in modules here and in what it imports.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './run-tool.mjs';

const stampFile = join(root, 'node_modules', '.sidecard-stamp');

/**
 * Makes node_modules match package-lock.json (`npm ci`, only when it does not already) and lets
 * WXT write its types. Throws an Error with the tail of the output when either fails.
 */
export async function install() {
  const wanted = lockStamp();
  if (readStamp() !== wanted) {
    await mustRun('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { bare: true });
    writeFileSync(stampFile, wanted);
  }
  await mustRun('wxt', ['prepare']);
}

// The platform is part of it because a folder shared with a container holds the wrong binaries.
// Node's version is not: tools run on the Node in the lockfile, whichever one started this.
function lockStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

function readStamp() {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function mustRun(tool, args, options) {
  const { code, output } = await runTool(tool, args, options);
  if (code === 0) return;
  const tail = output.trimEnd().split('\n').slice(-40).join('\n');
  throw new Error(`${tool} ${args.join(' ')} failed (exit code ${code}):\n${tail}`);
}
