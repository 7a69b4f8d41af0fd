import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { Locator, Page } from '@playwright/test';

const run = promisify(execFile);

/** A screen that exists in memory only, with a window manager: native menus open on it. */
export interface Desktop {
  /** To be given to `launch({ headless: false, display })`. */
  readonly display: string;
  /** Clicks the right mouse button in the middle of the element, as a hand would. */
  rightClick(page: Page, locator: Locator): Promise<void>;
  /** Presses keys one after another, by X keysym name: `Down`, `Return`, `ctrl+a`. */
  pressKeys(...keys: readonly string[]): Promise<void>;
  /** Writes a PNG of the whole screen, native menus included. */
  screenshotRoot(path: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts Xvfb on a free display with openbox on it (Linux only; see ensureDesktop). */
export async function startDesktop(): Promise<Desktop> {
  // Xvfb itself chooses the display and writes its number to descriptor 3 once it listens.
  const xvfb = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const display = `:${await readDisplay(xvfb)}`;
  const env = { ...process.env, DISPLAY: display };
  const openbox = spawn('openbox', [], { env, stdio: 'ignore' });
  await windowManagerRuns(env);
  const xdotool = (...args: readonly string[]) => run('xdotool', args, { env });

  return {
    display,
    rightClick: async (page, locator) => {
      await page.bringToFront();
      await locator.scrollIntoViewIfNeeded();
      const { x, y } = await onScreen(page, locator);
      await xdotool('mousemove', `${x}`, `${y}`, 'click', '3');
    },
    pressKeys: async (...keys) => {
      // One call a key and a short pause: a menu that is just opening drops keys sent at once.
      for (const key of keys) await xdotool('key', key, 'sleep', '0.1');
    },
    screenshotRoot: async (path) => {
      await run('import', ['-window', 'root', path], { env });
    },
    stop: async () => {
      await end(openbox);
      await end(xvfb);
    },
  };
}

async function onScreen(page: Page, locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('The element to click is not on the page.');
  const offset = await page.evaluate(() => ({
    x: window.screenX,
    y: window.screenY + window.outerHeight - window.innerHeight,
  }));
  return {
    x: Math.round(offset.x + box.x + box.width / 2),
    y: Math.round(offset.y + box.y + box.height / 2),
  };
}

function readDisplay(xvfb: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    xvfb.once('error', fail);
    xvfb.once('exit', (code) => fail(new Error(`Xvfb ended at once (exit code ${code}).`)));
    xvfb.stdio[3]?.once('data', (number: Buffer) => done(number.toString('utf8').trim()));
  });
}

// Long, for a machine that has much else to do.
const WINDOW_MANAGER_MS = 20_000;

/** Waits until the window manager has announced itself; before, windows open without a frame. */
async function windowManagerRuns(env: NodeJS.ProcessEnv): Promise<void> {
  const deadline = Date.now() + WINDOW_MANAGER_MS;
  while (Date.now() < deadline) {
    const answer = await run('xdotool', ['get_num_desktops'], { env }).catch(() => undefined);
    if (answer) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`openbox did not start within ${WINDOW_MANAGER_MS / 1000} s.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
}
