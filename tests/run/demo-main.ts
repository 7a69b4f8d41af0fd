import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch } from '../e2e/harness/browser';
import { grantedProfile } from '../e2e/harness/grant';
import { removeProfileFolder } from '../e2e/harness/profile-folder';
import { startSimulator } from '../simulator/simulator';
import { siteHosts, startSite } from '../site/site';

const extensionDir = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));
const pictures = fileURLToPath(new URL('../../.demo/', import.meta.url));
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const [simulator, site] = await Promise.all([startSimulator(), startSite()]);
const granted = await grantedProfile(extensionDir, ['https://api.crustdata.com/*']);
const hosts = Object.fromEntries(siteHosts.map((host) => [host, site.port] as const));
const profileDir = await granted.copy();
const browser = await launch({
  extensionDir,
  hosts: { ...hosts, 'api.crustdata.com': simulator.httpsPort },
  profileDir,
  headless: !hasDisplay,
});
const attendees = browser.context.pages()[0] ?? (await browser.context.newPage());
await attendees.goto('https://summit.example.org/');
const profile = await browser.context.newPage();
await profile.goto('https://www.linkedin.com/in/amara-okafor-lindqvist-0x1c/');

if (hasDisplay) {
  console.log(
    'Click the puzzle piece in the toolbar, then Sidecard. Close the window to end the demo.',
  );
  await new Promise((done) => browser.context.once('close', done));
} else {
  await browser.clickToolbar(profile);
  const panel = await browser.panel();
  // biome-ignore lint/performance/useDomNodeTextContent: the lines as they are drawn, not the tree.
  console.log(await panel.locator('body').innerText());
  await mkdir(pictures, { recursive: true });
  await panel.screenshot({ path: `${pictures}panel.png` });
  console.log('No display here: the panel is drawn in .demo/panel.png.');
}
await browser.close();
await Promise.all([granted.remove(), simulator.close(), site.close()]);
await removeProfileFolder(profileDir);
