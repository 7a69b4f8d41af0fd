import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeProfileFolder, removeProfileFolder } from '../e2e/harness/profile-folder';
import { connectMarionette, type Marionette } from './marionette';

const BUILD = fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url));
const ID = 'sidecard@sidecard.example.org';
// Firefox would make up another one for every profile.
const UUID = '5dec0a4d-0000-4000-8000-00000051dec4';

/** Where in Firefox: the tab in front, or the sidebar of the window in front. */
export type Place = 'tab' | 'sidebar';

/** A running Firefox with the extension in it. All of it is about the window in front. */
export interface Firefox {
  /** Opens an address in a new tab, and waits until it is loaded. `/` begins a page of ours. */
  open(address: string): Promise<void>;
  /** Opens another window and brings it to the front. */
  openWindow(isPrivate: boolean): Promise<void>;
  closeWindow(): Promise<void>;
  /** Clicks the toolbar icon, and waits for the sidebar. */
  clickToolbar(): Promise<void>;
  /** Runs the body of an async function in a page; it knows `sees`, `press`, `choose` and `field` (see IN_PAGE). */
  inPage(place: Place, body: string): Promise<unknown>;
  /** Answers the question for access, and resolves with its words. */
  answer(isAllowed: boolean): Promise<string>;
  /** Ends the event page, as Firefox does where it lies idle. */
  endWorker(): Promise<void>;
  /** Errors and warnings of our own code, up to now. */
  complaints(): Promise<readonly string[]>;
  close(): Promise<void>;
}

// In the page’s world. Whoever waits looks again until the patience of the test is over.
const IN_PAGE = `
  const until = async (look) => { for (;;) { const found = look(); if (found) return found; await new Promise((next) => setTimeout(next, 50)); } };
  const sees = (words) => until(() => document.body.innerText.includes(words));
  const press = async (name) => {
    const named = (button) => button.textContent.trim() === name && !button.disabled;
    const button = await until(() => [...document.querySelectorAll('button')].find(named));
    byHand(() => button.click());
  };
  const field = (label) => until(() => [...document.querySelectorAll('label')].find((one) => one.textContent.trim().startsWith(label))?.control);
  const choose = async (label) => {
    const control = await field(label);
    byHand(() => control.click());
  };
`;

const IN_BROWSER = `
  const front = Services.wm.getMostRecentWindow('navigator:browser');
  const extension = WebExtensionPolicy.getByID('${ID}')?.extension;
  const { setTimeout: after } = ChromeUtils.importESModule('resource://gre/modules/Timer.sys.mjs');
  const until = async (look) => { for (;;) { const found = look(); if (found) return found; await new Promise((next) => after(next, 50)); } };
  const places = {
    tab: () => front.gBrowser.selectedBrowser,
    sidebar: () => {
      const panel = front.document.getElementById('sidebar').contentDocument?.getElementById('webext-panels-browser');
      return panel?.currentURI.spec.startsWith('moz-extension:') && panel;
    },
  };
`;

// `script` is loaded into the page’s process, where `content` is its window.
const RUN_IN_PAGE = `
  const [place, body] = args;
  const page = await until(places[place]);
  const name = 'sidecard:' + Services.uuid.generateUUID();
  const reply = new Promise((done) => page.messageManager.addMessageListener(name, function heard({ data }) {
    page.messageManager.removeMessageListener(name, heard);
    done(data);
  }));
  const script = (name, body) => {
    const world = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    world.byHand = Cu.exportFunction((act) => {
      const hand = content.windowUtils.setHandlingUserInput(true);
      content.document.notifyUserGestureActivation();
      try { act(); } finally { hand.destruct(); }
    }, world);
    const told = Cu.evalInSandbox('(async () => {' + body + '})().then((value) => JSON.stringify({ value }), (error) => JSON.stringify({ error: String(error) }))', world);
    told.then((text) => sendAsyncMessage(name, JSON.parse(text)));
  };
  const source = '(' + script + ')(' + JSON.stringify(name) + ', ' + JSON.stringify(body) + ')';
  page.messageManager.loadFrameScript('data:,' + encodeURIComponent(source), false);
  const { value, error } = await reply;
  if (error) throw new Error(error);
  return value;
`;

/**
 * Starts Firefox with the built extension, allowed in private windows, and all its requests led to the proxy at that port. It takes
 * every certificate.
 */
export async function launchFirefox(executable: string, proxyPort: number): Promise<Firefox> {
  const profile = await makeProfileFolder();
  const preferences = Object.entries(preferencesFor(proxyPort));
  const lines = preferences.map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const args = ['--profile', profile, '--no-remote', '--headless'];
  const started = spawn(executable, [...args, '--marionette', '--remote-allow-system-access'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((done) => started.once('exit', done));
  try {
    const marionette = await connectMarionette(await portOf(started));
    await marionette.inBrowser(TRUST_ALL);
    const addon = { path: BUILD, temporary: true, allowPrivateBrowsing: true };
    await marionette.command('Addon:Install', addon);
    return control(marionette, async () => {
      await marionette.command('Marionette:Quit', { flags: ['eForceQuit'] });
      await ended;
      marionette.close();
      await removeProfileFolder(profile);
    });
  } catch (error) {
    started.kill('SIGKILL');
    await ended;
    await removeProfileFolder(profile);
    throw error;
  }
}

const TRUST_ALL = `Cc['@mozilla.org/security/certoverride;1']
  .getService(Ci.nsICertOverrideService)
  .setDisableAllSecurityChecksAndLetAttackersInterceptMyData(true)`;

function control(marionette: Marionette, close: () => Promise<void>): Firefox {
  const inBrowser = (body: string, ...args: unknown[]) =>
    marionette.inBrowser(IN_BROWSER + body, ...args);
  return {
    async open(address) {
      const url = address.startsWith('/') ? `moz-extension://${UUID}${address}` : address;
      await inBrowser(
        `const tab = front.gBrowser.addTab(args[0], { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });
        front.gBrowser.selectedTab = tab;
        await until(() => tab.linkedBrowser.currentURI.spec === args[0] && !tab.linkedBrowser.webProgress.isLoadingDocument);`,
        url,
      );
    },
    async openWindow(isPrivate) {
      await inBrowser(
        `const opened = front.OpenBrowserWindow({ private: args[0] });
        await until(() => opened.gBrowserInit?.delayedStartupFinished);
        opened.focus();
        await until(() => Services.wm.getMostRecentWindow('navigator:browser') === opened);`,
        isPrivate,
      );
    },
    async closeWindow() {
      await inBrowser('front.close(); await until(() => front.closed)');
    },
    async clickToolbar() {
      await inBrowser(
        `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(front);
        await until(places.sidebar);`,
      );
    },
    inPage: (place, body) => inBrowser(RUN_IN_PAGE, place, IN_PAGE + body),
    async answer(isAllowed) {
      const words = await inBrowser(
        `const { panel } = front.PopupNotifications;
        const question = await until(() => panel.state === 'open' && panel.querySelector('#addon-webext-permissions-notification'));
        const words = question.textContent;
        (args[0] ? question.button : question.secondaryButton).click();
        return words;`,
        isAllowed,
      );
      return String(words);
    },
    async endWorker() {
      await inBrowser('await extension.terminateBackground()');
    },
    async complaints() {
      const lines = await inBrowser(
        `const said = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage).getEvents()
          .filter(({ filename }) => filename.includes('${UUID}')).map((event) => event.level + ': ' + event.arguments.join(' '));
        const thrown = Services.console.getMessageArray()
          .filter((message) => message instanceof Ci.nsIScriptError && message.sourceName.includes('${UUID}')).map((message) => message.errorMessage);
        return [...said, ...thrown];`,
      );
      return (lines as readonly string[]).filter((line) => !LEAVING.test(line));
    },
    close,
  };
}

// What Firefox says of any page that is left while something is under way in it, as the event page is when the extension is installed.
const LEAVING = /after context unloaded|aborted due to page navigation/;

function preferencesFor(proxyPort: number): Readonly<Record<string, string | number | boolean>> {
  return {
    'marionette.port': 0,
    'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': proxyPort,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': proxyPort,
    // A question can be answered as soon as it is there.
    'security.notification_enable_delay': 0,
    'toolkit.cosmeticAnimations.enabled': false,
    'browser.startup.page': 0,
    'browser.aboutwelcome.enabled': false,
    'browser.startup.homepage_override.mstone': 'ignore',
    'datareporting.policy.dataSubmissionEnabled': false,
    'termsofuse.bypassNotification': true,
    'browser.tabs.warnOnClose': false,
  };
}

/** The port that it says it listens on. */
function portOf(started: ChildProcess): Promise<number> {
  let output = '';
  return new Promise((done, fail) => {
    const hear = (more: Buffer) => {
      output += more.toString();
      const [, port] = /Marionette\s+INFO\s+Listening on port (\d+)/.exec(output) ?? [];
      if (port !== undefined) done(Number(port));
    };
    started.stdout?.on('data', hear);
    started.stderr?.on('data', hear);
    started.once('error', fail);
    started.once('exit', () => fail(new Error(`Firefox has ended: ${output}`)));
  });
}
