import { expect, test } from './harness/fixture';
import { type Overheard, overhear } from './harness/overhear';
import { storedNow } from './harness/stored';
import { AMARA, clickOn, faultSlug, profilePage, saveKey, withKey } from './steps';

// Where a key goes while everything that needs one happens: from the field to the worker, into its own database, and to its provider.

const GOOD = 'sim-rich';
const BAD = 'bad-secret-4711';
const has = (text: string) => text.includes(GOOD) || text.includes(BAD);

const PASSPHRASE = 'four invented words here';

/** The types of the messages in which a key is, as often as it is in one. */
function typesWithKey(lines: readonly string[]): string[] {
  return lines.filter(has).map((line) => (JSON.parse(line) as { type: string }).type);
}

test('a key is in the one command that saves it, in its own database and in requests to its provider, and nowhere else', async ({
  sidecard,
  simulator,
}) => {
  simulator.reset();
  await sidecard.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const pageSaid: string[] = [];
  sidecard.context.on('console', (message) => pageSaid.push(message.text()));
  sidecard.context.on('weberror', (error) => pageSaid.push(String(error.error().stack)));

  // Listening: the options page that saves, another one that only looks on, the worker, and then the panel.
  const onlooker = await sidecard.openOptions();
  const inOnlooker = await overhear(onlooker);
  const inWorker = await overhear(await sidecard.worker());
  const options = await saveKey(sidecard, BAD);
  await expect(options.getByRole('alert')).toContainText('Crustdata says this key is not valid.');
  const inOptions = await overhear(options);
  await options.getByLabel('Crustdata key').fill(GOOD);
  const card = options.getByRole('region', { name: 'Crustdata' });
  await card.getByRole('button', { name: 'Save and test' }).click();
  await expect(options.getByText(/is valid \(tested/)).toBeVisible();

  const { page, panel } = await clickOn(sidecard, 'https://hostile.example.org/');
  await expect(panel.getByRole('heading', { name: 'Nobody found here' })).toBeVisible();
  const inPanel = await overhear(panel);
  await page.goto(profilePage(AMARA.slug));
  await sidecard.clickToolbar(page);
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();

  // Everything that leaves the card.
  const taken: string[] = [];
  await panel.getByRole('button', { name: 'Copy as…' }).click();
  const forms = await panel.getByRole('menuitem').allTextContents();
  await panel.keyboard.press('Escape');
  expect(forms.length).toBeGreaterThan(4);
  for (const form of forms) {
    await panel.getByRole('button', { name: 'Copy as…' }).click();
    await panel.getByRole('menuitem', { name: form, exact: true }).click();
    await expect(panel.getByText(`Copied: ${form}`)).toBeAttached();
    taken.push(await panel.evaluate(() => navigator.clipboard.readText()));
  }
  expect(taken.filter((one) => one.includes('curl'))).toHaveLength(1);
  expect(taken.filter(has)).toEqual([]);

  // Failures of every kind: the provider's, a connection that drops, a reply that cannot be read.
  for (const fault of ['broken', 'bad-gateway', 'drop', 'not-json', 'rejected', 'forbidden']) {
    const failed = async () =>
      (await inPanel()).replies.filter((one) => one.startsWith('{"ok":false')).length;
    const before = await failed();
    await page.goto(profilePage(faultSlug(fault)));
    await sidecard.clickToolbar(page);
    await expect.poll(failed, fault).toBeGreaterThan(before);
  }
  expect(await panel.locator('body').innerText()).not.toContain(GOOD);

  const contexts = { inOnlooker, inWorker, inOptions, inPanel };
  const all: Overheard[] = [];
  for (const [name, read] of Object.entries(contexts)) {
    const said = await read();
    all.push(said);
    expect(said.replies.filter(has), `replies ${name}`).toEqual([]);
    expect(said.channels.filter(has), `channels ${name}`).toEqual([]);
    expect(said.logs.filter(has), `logs ${name}`).toEqual([]);
    expect(new Set(typesWithKey(said.messages)), `messages ${name}`).toEqual(
      new Set(name === 'inPanel' ? [] : ['save-key']),
    );
  }
  // The controls: all of it was listened to, and the key went where it has to.
  expect(all.flatMap(({ replies }) => replies).length).toBeGreaterThan(3);
  expect(all.flatMap(({ channels }) => channels).length).toBeGreaterThan(0);
  expect((await inPanel()).messages.some((one) => one.includes('"enrich"'))).toBe(true);
  expect(pageSaid.filter(has)).toEqual([]);

  const stored = await storedNow(sidecard);
  const places = Object.keys(stored).filter((place) => has(stored[place] ?? ''));
  expect(places).toEqual(['sidecard-keys keys']);

  const withIt = simulator.requests.filter((request) => has(JSON.stringify(request)));
  expect(withIt.length).toBeGreaterThan(2);
  for (const { host, path, headers, body } of withIt) {
    expect(host).toBe('api.crustdata.com');
    expect(`${path} ${JSON.stringify(body)}`).not.toContain(GOOD);
    // In one header, and in no other.
    expect(headers.filter(([, value]) => has(value)).map(([name]) => name)).toEqual([
      'authorization',
    ]);
  }
});

test('an error that is a bug is logged by its name and place, without the words of the key', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const inWorker = await overhear(await sidecard.worker());
  const options = await sidecard.openOptions();
  const replies = await options.evaluate(async (key) => {
    const chrome = Reflect.get(globalThis, 'chrome') as {
      runtime: { sendMessage(message: unknown): Promise<unknown> };
    };
    const said: unknown[] = [];
    // Wrong in form, too long, with signs that no header carries, for nobody, and as things that are no text.
    for (const args of [
      { provider: 'crustdata', key: `${key}\n${key}` },
      { provider: 'crustdata', key: key.repeat(200) },
      { provider: 'crustdata', key: `${key}é` },
      { provider: 'nobody', key },
      { provider: key, key },
      { provider: 'crustdata', key: { key } },
      { provider: 'crustdata', key: [key] },
      key,
    ]) {
      said.push(await chrome.runtime.sendMessage({ type: 'save-key', args }));
    }
    return said.map((one) => JSON.stringify(one));
  }, BAD);
  expect(replies).toHaveLength(8);
  for (const reply of replies) expect(reply).toContain('"ok":false');
  expect(replies.filter(has)).toEqual([]);
  expect((await inWorker()).logs.filter(has)).toEqual([]);
});

test('a passphrase is in the commands that tell it and nowhere else, and a key under it nowhere in clear', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const onlooker = await sidecard.openOptions();
  const inOnlooker = await overhear(onlooker);
  const inWorker = await overhear(await sidecard.worker());
  const options = await sidecard.openOptions();
  const inOptions = await overhear(options);
  const say = (type: string, args: object) =>
    options.evaluate(
      (command) => {
        const chrome = Reflect.get(globalThis, 'chrome') as {
          runtime: { sendMessage(message: unknown): Promise<{ ok: boolean }> };
        };
        return chrome.runtime.sendMessage(command).then(({ ok }) => ok);
      },
      { type, args },
    );
  const placesOf = async (text: string) => {
    const stored = await storedNow(sidecard);
    return Object.keys(stored).filter((place) => stored[place]?.includes(text));
  };
  const provider = 'crustdata';
  // The control: on this device it stands in clear.
  expect(await placesOf(GOOD)).toEqual(['sidecard-keys keys']);
  expect(await say('set-passphrase', { passphrase: PASSPHRASE })).toBe(true);
  expect(await say('move-key', { provider, keptIn: 'passphrase' })).toBe(true);
  expect(await placesOf(GOOD)).toEqual([]);
  expect(await say('lock', {})).toBe(true);
  expect(await say('unlock', { passphrase: `${PASSPHRASE}?` })).toBe(false);
  expect(await say('test-key', { provider })).toBe(false);
  expect(await say('unlock', { passphrase: PASSPHRASE })).toBe(true);
  expect(await say('test-key', { provider })).toBe(true);
  expect(await placesOf(GOOD)).toEqual([]);
  expect(await say('move-key', { provider, keptIn: 'session' })).toBe(true);
  expect(await placesOf(GOOD)).toEqual(['session']);
  expect(await placesOf(PASSPHRASE)).toEqual([]);

  const telling = ['set-passphrase', 'unlock'];
  for (const read of [inOnlooker, inWorker, inOptions]) {
    const { messages, replies, channels, logs } = await read();
    const said = messages.filter((one) => one.includes(PASSPHRASE));
    expect([...new Set(said.map((one) => (JSON.parse(one) as { type: string }).type))]).toEqual(
      telling,
    );
    expect(messages.filter(has)).toEqual([]);
    const others = [...replies, ...channels, ...logs];
    expect(others.filter((one) => has(one) || one.includes(PASSPHRASE))).toEqual([]);
  }
});
