import { documentOf } from './html';

/**
 * A page that tries to command the extension: when it loads and at each click it posts messages
 * and dispatches events of many shapes that resemble commands. `window.tries` counts what it
 * sent, `window.heard` holds every message that it did not send itself.
 */
export function hostilePage(victim: { readonly slug: string; readonly email: string }): string {
  return documentOf({
    title: 'Free wallpapers',
    accent: '#8a2d3b',
    body: `<header><b>Free wallpapers</b></header>
<main><h1>Free wallpapers</h1>
<p>Click the picture to load it in full size.</p>
<p><button id="try">Load</button></p>
<p class="soft">Sent: <output id="sent">0</output>. Heard back: <output id="heard">0</output>.</p>
</main>`,
    // Escaped for a script: the victim comes from a data file.
    script: `const victim = ${JSON.stringify(victim).replaceAll('<', '\\u003c')};${script}`,
  });
}

const script = `
const profile = 'https://www.linkedin.com/in/' + victim.slug + '/';
const types = ['enrich', 'refresh', 'batch', 'batch-start', 'detected', 'detect', 'confirm', 'forget',
  'get-key', 'set-key', 'save-key', 'unlock', 'lock', 'settings', 'set-settings', 'export', 'balance',
  'open-panel', 'open-options', 'state', 'choose-match', 'raise-cap', 'ping'];
const values = { identifier: profile, url: profile, slug: victim.slug, email: victim.email,
  identifiers: [profile, victim.email], text: victim.email, key: 'stolen', confirmed: true, tabId: 1 };
const shapes = (type) => [
  { type, args: values }, { type, args: [profile] }, { type, ...values }, { type, payload: values },
  { command: type, args: values }, { action: type, ...values }, { method: type, params: values },
  { target: 'sidecard', type, args: values }, { source: 'sidecard', from: 'worker', type, args: values },
  { id: 1, type, args: values, sender: { origin: 'chrome-extension://sidecard' } },
  JSON.stringify({ type, args: values }), ['sidecard', type, values],
  { type: 'sidecard:' + type, args: values }, { ok: true, value: values, replyTo: type }];
const names = (type) => [type, 'sidecard', 'sidecard:' + type, 'sidecard-' + type, 'message', 'command'];
const mine = new Set();
window.tries = 0;
window.heard = [];
addEventListener('message', (event) => {
  if (!(event instanceof MessageEvent) || mine.has(JSON.stringify(event.data))) return;
  window.heard.push(event.data);
  document.querySelector('#heard').value = String(window.heard.length);
});
const channel = new BroadcastChannel('sidecard');
const sendTo = (type, message) => {
  window.tries += 1;
  mine.add(JSON.stringify(message));
  window.postMessage(message, '*');
  channel.postMessage(message);
  // Defined only for pages that an extension lets connect; this one must not be.
  globalThis.chrome?.runtime?.sendMessage?.(message);
};
const attack = () => {
  for (const type of types) {
    for (const message of shapes(type)) sendTo(type, message);
    for (const name of names(type)) {
      for (const target of [window, document, document.documentElement]) {
        window.tries += 1;
        target.dispatchEvent(new CustomEvent(name, { detail: { type, args: values }, bubbles: true }));
      }
    }
    document.documentElement.dataset.sidecard = JSON.stringify({ type, args: values });
    localStorage.setItem('sidecard', JSON.stringify({ type, args: values }));
  }
  document.querySelector('#sent').value = String(window.tries);
};
addEventListener('load', attack);
addEventListener('click', attack);
`;
