import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFirefox, howToGetFirefox } from '../run/browser.mjs';
import { SIMULATED_HOSTS, type Simulator, startSimulator } from '../simulator/simulator';
import { type Site, siteHosts, startSite } from '../site/site';
import { type Firefox, launchFirefox } from './firefox';
import { type HostProxy, startProxy } from './proxy';

const AMARA = { slug: 'amara-okafor-lindqvist-0x1c', name: 'Amara Okafor-Lindqvist' };
const TOBIAS = { slug: 'tobias-vexholm-0x2a', name: 'Tobias Vexholm' };

const OF_THE_BROWSER = /\.(?:mozilla|firefox|googleapis)\.(?:com|net|org)$/;

let simulator: Simulator;
let site: Site;
let proxy: HostProxy;
let firefox: Firefox;

beforeAll(async () => {
  const executable = findFirefox();
  if (executable === undefined) throw new Error(howToGetFirefox);
  simulator = await startSimulator();
  site = await startSite();
  proxy = await startProxy(
    Object.fromEntries([
      ...siteHosts.map((host) => [host, site.port]),
      ...SIMULATED_HOSTS.map((host) => [host, simulator.httpsPort]),
    ]),
  );
  firefox = await launchFirefox(executable, proxy.port);
});

afterAll(async () => {
  await firefox.close();
  proxy.close();
  await site.close();
  await simulator.close();
});

const paid = () => simulator.requests.filter(({ path }) => path === '/person/enrich');

async function clickOn({ slug }: { readonly slug: string }): Promise<void> {
  await firefox.open(`https://www.linkedin.com/in/${slug}/`);
  await firefox.clickToolbar();
}

const sidebarSees = (words: string) =>
  firefox.inPage('sidebar', `await sees(${JSON.stringify(words)})`);

// One Firefox, one story: each goes on where the one before ended.
it('shows the first run beside a page, and somebody of the demo', async () => {
  await clickOn(AMARA);
  await sidebarSees('Who is the person on this page?');
  await firefox.inPage('sidebar', `await press('Try it with demo people')`);
  await sidebarSees(AMARA.name);
  expect(simulator.requests).toEqual([]);
});

it('asks for access by the click that saves the key, and tests it', async () => {
  await firefox.open('/options.html');
  await firefox.inPage(
    'tab',
    `await press('I agree'); (await field('Crustdata key')).value = 'sim-rich'; await press('Save and test')`,
  );
  expect(await firefox.answer(true)).toContain('api.crustdata.com');
  await firefox.inPage('tab', `await sees('is valid (tested'); await choose('Your providers')`);
});

it('looks somebody up with the key, by one request, and again for nothing', async () => {
  await clickOn(TOBIAS);
  await sidebarSees(TOBIAS.name);
  await sidebarSees('4,998 credits');
  await clickOn(TOBIAS);
  await sidebarSees('Shown from this browser: free.');
  expect(paid()).toHaveLength(1);
});

it('says that a look-up was cut off where its event page was ended', async () => {
  await clickOn({ slug: 'sim-slower-0x00' });
  await sidebarSees('Asking Crustdata');
  await expect.poll(() => paid().length).toBe(2);
  await firefox.endWorker();
  await sidebarSees('It may have been charged.');
});

it('stores nobody who is looked up in a private window', async () => {
  await firefox.openWindow(true);
  await clickOn(AMARA);
  await sidebarSees(AMARA.name);
  await sidebarSees('Private window: whom you look up here is not stored');
  await firefox.closeWindow();
  await firefox.open('/library.html#requests');
  await firefox.inPage('tab', `await sees('POST /person/enrich')`);
  const listed = await firefox.inPage('tab', 'return document.body.innerText');
  expect(listed).toContain(TOBIAS.slug);
  expect(listed).not.toContain(AMARA.slug);
  expect(paid()).toHaveLength(3);
});

it('has complained of nothing, and asked no host that is not its browser’s own', async () => {
  expect(await firefox.complaints()).toEqual([]);
  const others = proxy.refused.filter((host) => !OF_THE_BROWSER.test(host));
  expect(others).toEqual([]);
  // A complaint would be heard.
  const missing = `const script = document.createElement('script'); script.src = '/missing.js'; document.head.append(script)`;
  await firefox.inPage('tab', missing);
  await expect.poll(() => firefox.complaints()).toHaveLength(1);
});
