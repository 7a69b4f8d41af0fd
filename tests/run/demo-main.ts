import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { type LaunchedBrowser, launch } from '../e2e/harness/browser';
import { SIMULATED_HOSTS, startSimulator } from '../simulator/simulator';
import { siteHosts, startSite } from '../site/site';

const extensionDir = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));
const pictures = fileURLToPath(new URL('../../.demo', import.meta.url));
const PROFILE = 'https://www.linkedin.com/in/amara-okafor-lindqvist-0x1c/';
const ATTENDEES = 'https://summit.example.org/';

const hasDisplay =
  process.platform !== 'linux' ||
  Boolean(process.env.DISPLAY) ||
  Boolean(process.env.WAYLAND_DISPLAY);

const simulator = await startSimulator();
const site = await startSite();
const sidecard = await launch({
  extensionDir,
  headless: !hasDisplay,
  hosts: {
    ...Object.fromEntries(siteHosts.map((host) => [host, site.port])),
    ...Object.fromEntries(SIMULATED_HOSTS.map((host) => [host, simulator.httpsPort])),
  },
});
const attendees = await sidecard.context.newPage();
await attendees.goto(ATTENDEES);
const profile = await sidecard.context.newPage();
await profile.goto(PROFILE);

if (hasDisplay) await stayOpen();
else await showMainJob(sidecard, profile);
await sidecard.close();
await Promise.all([site.close(), simulator.close()]);

/** Leaves the window to the user until it is closed. */
function stayOpen(): Promise<void> {
  console.log(`
Sidecard runs in the window that has just opened. Its people are invented, its provider is a simulator.

  1. Click the Sidecard icon (in the extensions menu of the toolbar) on the profile page.
  2. Choose "Try it with demo people", or agree and paste the key sim-plain in the options.
  3. On the attendee list, right-click an address, or click the icon to see everyone who is linked.

Close the window to end.`);
  return new Promise((closed) => sidecard.context.once('close', () => closed()));
}

/** Does the main job as a user would, prints the person and writes pictures of the panel. */
async function showMainJob(browser: LaunchedBrowser, page: Page): Promise<void> {
  await mkdir(pictures, { recursive: true });
  await browser.clickToolbar(page);
  const panel = await browser.panel();
  await panel.getByRole('button', { name: 'Try it with demo people' }).click();
  await panel.getByRole('article').waitFor();
  console.log(`A click on the toolbar icon at ${PROFILE} shows:\n`);
  console.log(await panel.getByRole('article').innerText());
  for (const width of [320, 360, 600]) {
    await panel.setViewportSize({ width, height: 900 });
    const path = `${pictures}/panel-${width}.png`;
    await panel.screenshot({ path, fullPage: true });
    console.log(`\nPicture: .demo/panel-${width}.png`);
  }
  await page.screenshot({ path: `${pictures}/page.png` });
}
