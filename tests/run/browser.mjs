import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { runTool } from './run-tool.mjs';

const platform = process.platform;
const isRootOnLinux = platform === 'linux' && process.getuid?.() === 0;
const installTimeoutMs = 10 * 60_000;
// As in tests/e2e/harness/policy.ts.
const policyFolder = '/etc/chromium/policies/managed';

// As the manifest says.
const OLDEST_FIREFOX = 140;
const USUAL_FIREFOX = [
  '/usr/bin/firefox',
  '/usr/bin/firefox-esr',
  '/usr/local/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

const howToInstall =
  'Install Chromium (Debian: apt-get install chromium; elsewhere: npx playwright install chromium) ' +
  'or set SIDECARD_CHROMIUM to the path of one.';

/**
 * The path of a Chromium that loads unpacked extensions, or undefined: SIDECARD_CHROMIUM, then the
 * newest in Playwright's own cache, then the usual places. Throws when SIDECARD_CHROMIUM is wrong.
 */
export function findBrowser() {
  const chosen = process.env.SIDECARD_CHROMIUM;
  if (chosen) {
    if (!isExecutable(chosen)) throw new Error(`SIDECARD_CHROMIUM is no program: ${chosen}`);
    if (isBrandedChrome(chosen)) {
      throw new Error(
        `SIDECARD_CHROMIUM is branded Google Chrome, which ignores --load-extension. ${howToInstall}`,
      );
    }
    return chosen;
  }
  return [...playwrightBrowsers(), ...usualPlaces()].find(isUsable);
}

/** What to do where findFirefox finds none. */
export const howToGetFirefox =
  `no Firefox ${OLDEST_FIREFOX} or later was found. Install one (Debian: apt-get install firefox-esr) ` +
  'or set SIDECARD_FIREFOX to the path of one.';

/** The path of a Firefox that is new enough, or undefined: SIDECARD_FIREFOX, else in the usual places of Linux and macOS. */
export function findFirefox() {
  const chosen = process.env.SIDECARD_FIREFOX;
  return (chosen ? [chosen] : USUAL_FIREFOX).find(
    (path) => isUsable(path) && firefoxVersion(path) >= OLDEST_FIREFOX,
  );
}

function firefoxVersion(path) {
  const said = execFileSync(path, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return Number(/^Mozilla Firefox (\d+)/.exec(said)?.[1]);
}

/**
 * Finds a Chromium or installs one (Playwright's download, else apt as root) and resolves with
 * its path and, when `native` is set, whether windows can be driven too (see ensureDesktop).
 * Throws an Error that says what to install.
 */
export async function ensureBrowser({ native = false } = {}) {
  const chromium = findBrowser() ?? (await installBrowser());
  return { chromium, desktop: native && (await ensureDesktop()) };
}

/**
 * Whether this machine can run the few specs that need a real window and its native menus: Linux
 * with Xvfb, openbox and xdotool, installed by apt when run as root. Where it cannot, prints the
 * reason; under CI or SIDECARD_REQUIRE_NATIVE that is an Error instead, so that they always run
 * somewhere.
 */
export async function ensureDesktop() {
  const reason = await desktopObstacle();
  if (!reason) return true;
  if (process.env.SIDECARD_REQUIRE_NATIVE || process.env.CI) throw new Error(reason);
  console.log(`Native-window specs do not run here: ${reason}`);
  return false;
}

/**
 * Whether the specs can set policies of Chromium on this machine: Linux, where its folder of them can be written to, as root
 * can. Where it cannot, the same as `ensureDesktop` does.
 */
export function ensurePolicies() {
  const reason = policyObstacle();
  if (!reason) return true;
  if (process.env.SIDECARD_REQUIRE_NATIVE || process.env.CI) throw new Error(reason);
  console.log(`Specs under an organisation's policy do not run here: ${reason}`);
  return false;
}

function policyObstacle() {
  if (platform !== 'linux') return 'they are for Linux.';
  try {
    mkdirSync(policyFolder, { recursive: true });
    accessSync(policyFolder, constants.W_OK);
    return undefined;
  } catch {
    return `${policyFolder} cannot be written to. Run as root, or make that folder writable.`;
  }
}

async function desktopObstacle() {
  if (platform !== 'linux') return 'they are for Linux.';
  const missing = () => ['Xvfb', 'openbox', 'xdotool', 'import'].filter((name) => !onPath(name));
  if (missing().length === 0) return undefined;
  if (isRootOnLinux) await aptInstall('xvfb', 'openbox', 'xdotool', 'imagemagick');
  const names = missing();
  if (names.length === 0) return undefined;
  return `missing: ${names.join(', ')}. Install xvfb, openbox, xdotool and imagemagick.`;
}

async function installBrowser() {
  console.log('No Chromium here yet; installing one.');
  const withDeps = isRootOnLinux ? ['--with-deps'] : [];
  await runTool('playwright', ['install', ...withDeps, 'chromium'], {
    timeoutMs: installTimeoutMs,
  });
  if (!findBrowser() && isRootOnLinux) await aptInstall('chromium');
  const found = findBrowser();
  if (!found) throw new Error(`No Chromium was found and none could be installed. ${howToInstall}`);
  return found;
}

async function aptInstall(...packages) {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, timeoutMs: installTimeoutMs };
  await runTool('apt-get', ['update'], options);
  await runTool('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
}

function playwrightBrowsers() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH || playwrightCache();
  const inside = {
    linux: ['chrome-linux64/chrome', 'chrome-linux/chrome'],
    darwin: ['chrome-mac-arm64', 'chrome-mac-x64', 'chrome-mac'].flatMap((folder) => [
      `${folder}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    ]),
    win32: ['chrome-win64/chrome.exe', 'chrome-win/chrome.exe'],
  };
  return listFolder(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => (inside[platform] ?? []).map((file) => join(cache, name, file)));
}

function playwrightCache() {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ms-playwright');
  if (platform === 'win32') return join(process.env.LOCALAPPDATA ?? '', 'ms-playwright');
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ms-playwright');
}

function usualPlaces() {
  if (platform === 'darwin') return ['/Applications/Chromium.app/Contents/MacOS/Chromium'];
  if (platform === 'win32') {
    return ['LOCALAPPDATA', 'ProgramFiles', 'ProgramFiles(x86)']
      .map((name) => process.env[name])
      .filter(Boolean)
      .map((folder) => join(folder, 'Chromium', 'Application', 'chrome.exe'));
  }
  return ['/usr/bin', '/usr/local/bin', '/usr/lib/chromium'].flatMap((folder) =>
    ['chromium', 'chromium-browser'].map((name) => join(folder, name)),
  );
}

function isUsable(path) {
  return isExecutable(path) && !isSnapStub(path);
}

// Ubuntu's /usr/bin/chromium-browser is a script that starts, or asks for, the snap; that one is
// shut out of /tmp and cannot read a test's profile.
function isSnapStub(path) {
  if (platform !== 'linux' || statSync(path).size > 64 * 1024) return false;
  const text = readFileSync(path, 'latin1');
  return text.startsWith('#!') && /\bsnap\b/.test(text);
}

function isBrandedChrome(path) {
  // On Windows --version opens a window instead of answering.
  if (platform === 'win32') return /[\\/]Google[\\/]Chrome[\\/]/.test(path);
  const version = execFileSync(path, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return /^Google Chrome \d/.test(version);
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => isExecutable(join(folder, name)));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    // Not there, or not ours to run: either way it is no candidate.
    return false;
  }
}

function listFolder(path) {
  try {
    return readdirSync(path);
  } catch {
    // No such cache: nothing was ever downloaded.
    return [];
  }
}
