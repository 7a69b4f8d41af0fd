import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { type LaunchedBrowser, launch } from './harness/browser';
import { expect, extensionDir, test } from './harness/fixture';
import {
  ATTACKS,
  type Attack,
  type HostileProvider,
  startHostileProvider,
} from './harness/hostile-provider';
import { removeProfileFolder } from './harness/profile-folder';
import { profilePage } from './steps';

// Inside the browser the extension API goes by this name.
declare const chrome: typeof browser;

// Whatever a provider answers, in the build that users get: it is text, and can do nothing else.
const ALL: readonly Attack[] = [...(Object.keys(ATTACKS) as Attack[]), 'prototypes', 'numbers'];

// A browser for each test: what one provider said of somebody is shown before the other is asked.
let provider: HostileProvider;
let sidecard: LaunchedBrowser;
let profileDir: string;

test.beforeEach(async ({ granted, hosts }) => {
  provider = await startHostileProvider();
  profileDir = await granted.copy();
  const { port } = provider;
  sidecard = await launch({
    extensionDir,
    hosts: { ...hosts, 'api.crustdata.com': port, 'enrichlayer.com': port },
    profileDir,
  });
});
test.afterEach(async () => {
  // Rejects where a host was asked that nobody named: none of those in the answers is.
  await sidecard.close();
  await provider.close();
  await removeProfileFolder(profileDir);
});

/** What a page of ours has been made to do, if anything. */
async function harmIn(page: Page): Promise<unknown> {
  return page.evaluate(() => ({
    ran: 'ran' in globalThis,
    polluted: Reflect.get({}, 'polluted') ?? Reflect.get([], 'polluted') ?? null,
    reports: Reflect.get(globalThis, 'reports'),
    roots: document.querySelectorAll('[id="root"]').length,
    isRootOurs: document.getElementById('root')?.parentElement === document.body,
    scripts: document.querySelectorAll('body script, body style, iframe, object, embed, base, form')
      .length,
    handlers: [...document.querySelectorAll('*')]
      .flatMap(({ attributes }) => [...attributes])
      .filter(({ name }) => /^on|^srcdoc$|^autofocus$/.test(name)).length,
    named: [...document.querySelectorAll('[style], [id], [class], [name]')]
      .flatMap((one) => ['style', 'id', 'class', 'name'].map((name) => one.getAttribute(name)))
      .filter((value) => /ran=1|evil|css\.example|javascript:/.test(value ?? '')),
    schemes: [...document.querySelectorAll('[href], [src], [action], [poster], [data]')]
      .map(
        (one) =>
          ['href', 'src', 'action', 'poster', 'data']
            .map((name) => one.getAttribute(name))
            .find((value) => value !== null) ?? '',
      )
      // Style sheets that come with parts of the panel are loaded by their whole address.
      .filter((to) => !to.startsWith(`chrome-extension://${location.host}/assets/`))
      .filter((to) => !/^(?:https:\/\/|mailto:|tel:|#|\/(?!\/)|\.\/)/.test(to)),
    openers: [...document.querySelectorAll('a[target]')].filter(
      (link) => !/noopener/.test(link.getAttribute('rel') ?? ''),
    ).length,
    pictures: document.querySelectorAll('img[src^="https://192"]').length,
  }));
}

const NO_HARM = {
  ran: false,
  polluted: null,
  reports: [],
  roots: 1,
  isRootOurs: true,
  scripts: 0,
  handlers: 0,
  named: [],
  schemes: [],
  openers: 0,
  pictures: 0,
};

/** Collects what the page's policy had to stop: nothing is to come as far as that. */
async function collectReports(page: Page): Promise<void> {
  await page.evaluate(() => {
    const reports: string[] = [];
    Reflect.set(globalThis, 'reports', reports);
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      reports.push(`${violatedDirective} ${blockedURI}`);
    });
  });
}

/** Opens all that is folded and waits until nothing more is drawn. */
async function unfold(panel: Page): Promise<void> {
  for (let closed = 1; closed > 0; ) {
    closed = await panel.evaluate(() => {
      const folded = [...document.querySelectorAll('details:not([open])')];
      for (const one of folded) one.setAttribute('open', '');
      return folded.length;
    });
  }
}

for (const name of ['Crustdata', 'Enrich Layer'] as const) {
  test(`${name} answers with harm in every field: it is text, and no policy has to stop it`, async () => {
    test.setTimeout(180_000);
    const id = name === 'Crustdata' ? 'crustdata' : 'enrich-layer';
    const options = await sidecard.openOptions();
    await collectReports(options);
    const agree = options.getByRole('button', { name: 'I agree' });
    const field = options.getByLabel(`${name} key`);
    await expect(agree.or(field).first()).toBeVisible();
    if (await agree.first().isVisible()) await agree.first().click();
    await field.fill('any-key-at-all');
    const section = options.getByRole('region', { name });
    await section.getByRole('button', { name: 'Save and test' }).click();
    await expect(section.getByText(/is valid \(tested/)).toBeVisible();
    const worker = await sidecard.worker();
    await worker.evaluate(
      (provider) =>
        chrome.storage.local.set({
          'settings.provider': provider,
          // A picture may be loaded from wherever it is, and none is, for nowhere is a place for it.
          'settings.photos': 'always',
        }),
      id,
    );

    const page = await sidecard.context.newPage();
    const dialogs: string[] = [];
    for (const attack of ALL) {
      // Whoever was shown before is gone from the panel.
      await page.goto('https://hostile.example.org/');
      await sidecard.clickToolbar(page);
      const nobody = (await sidecard.panel()).getByRole('heading', { name: 'Nobody found here' });
      await expect(nobody).toBeVisible();
      await page.goto(profilePage(provider.slugOf(attack)));
      await sidecard.clickToolbar(page);
      const panel = await sidecard.panel();
      panel.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      await collectReports(panel);
      const heading = panel.getByRole('article').getByRole('heading', { level: 1 });
      await expect(heading, attack).toBeVisible();
      await unfold(panel);
      expect(await harmIn(panel), attack).toEqual(NO_HARM);
      // The control: it did come, and is there to be read.
      if (attack === 'markup') await expect(heading).toContainText('<script>');
      if (attack === 'javascript') await expect(heading).toContainText('javascript:');

      await panel.getByRole('button', { name: 'Show raw answer' }).click();
      await expect(panel.getByRole('dialog')).toBeVisible();
      expect(await harmIn(panel), `${attack}, raw`).toEqual(NO_HARM);
      await panel.keyboard.press('Escape');
      await expect(panel.getByRole('dialog')).toBeHidden();
      const inWorker = await worker.evaluate(() => ({
        ran: 'ran' in globalThis,
        polluted: Reflect.get({}, 'polluted') ?? null,
      }));
      expect(inWorker, attack).toEqual({ ran: false, polluted: null });
    }
    expect(dialogs).toEqual([]);
    expect(await harmIn(options)).toMatchObject({ ran: false, reports: [], schemes: [] });
    expect(sidecard.complaints).toEqual([]);
    expect(
      await sidecard.context.cookies(['https://api.crustdata.com', 'https://enrichlayer.com']),
      'what it set of cookies',
    ).toEqual([]);
  });
}
