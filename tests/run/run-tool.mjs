import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const localBin = join(root, 'node_modules', '.bin');
const isWindows = process.platform === 'win32';
const running = new Set();

/**
 * Runs one program to its end and resolves with `{ code, output, durationMs }`; never rejects (a
 * program that cannot start has code 127). Tools of node_modules come first on PATH, so that
 * they run on the Node that the project pins. `live` shows the output as it comes, `bare` leaves
 * node_modules out of PATH (for npm, which is about to replace that folder).
 */
export function runTool(tool, args, { env = {}, live = false, bare = false, timeoutMs } = {}) {
  const startedAt = performance.now();
  const path = (process.env.PATH ?? '').split(delimiter).filter((part) => part !== localBin);
  if (!bare) path.unshift(localBin);
  const chunks = [];
  return new Promise((done) => {
    const child = spawn(tool, args, {
      cwd: root,
      env: { ...process.env, ...env, PATH: path.join(delimiter) },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its own process group, so that stopping it stops what it started as well.
      detached: !isWindows,
      // The tools are .cmd files on Windows, which only a shell starts.
      shell: isWindows,
    });
    running.add(child);
    const timer = timeoutMs && setTimeout(() => signalTree(child, 'SIGKILL'), timeoutMs);
    const take = (stream) => (chunk) => {
      chunks.push(chunk);
      if (live) stream.write(chunk);
    };
    child.stdout.on('data', take(process.stdout));
    child.stderr.on('data', take(process.stderr));
    const finish = (code) => {
      clearTimeout(timer);
      running.delete(child);
      const output = Buffer.concat(chunks).toString('utf8');
      done({ code, output, durationMs: performance.now() - startedAt });
    };
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** Asks every running program to stop, and kills what is still there after `graceMs`. */
export async function stopAll(graceMs = 5000) {
  const children = [...running];
  for (const child of children) signalTree(child, 'SIGINT');
  const deadline = performance.now() + graceMs;
  while (running.size > 0 && performance.now() < deadline) {
    await new Promise((done) => setTimeout(done, 50));
  }
  for (const child of children) signalTree(child, 'SIGKILL');
}

/** Makes a folder that is removed when this process ends, by whatever way but SIGKILL. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'sidecard-run-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

function signalTree(child, signal) {
  if (child.pid === undefined) return;
  if (isWindows) {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: the whole group has ended already, which is what was wanted.
    if (error.code !== 'ESRCH') throw error;
  }
}
