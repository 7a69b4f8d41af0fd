import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { archiveWorld } from '../../../components/options/archive-world';
import { KEPT_IN } from '../../../lib/keys/kept';
import { readKey, saveKey } from '../../../lib/keys/keys';
import { setPassphrase } from '../../../lib/keys/passphrase';
import { exported } from '../archive/files';

const KEY = 'a-key-that-is-nobody-elses';

beforeEach(() => fakeBrowser.reset());

it('an export of everything holds no key, wherever it is kept', async () => {
  await setPassphrase('correct horse battery', Date.now());
  for (const keptIn of KEPT_IN) await saveKey(keptIn, `${KEY}-${keptIn}`, Date.now(), keptIn);
  const database = await archiveWorld.database();
  await database.put('receipts', {
    id: 'one',
    provider: 'crustdata',
    identifier: { kind: 'profile', slug: 'amara-0x1c' },
    identifierKey: 'profile:amara-0x1c',
    state: 'settled',
    price: { min: 1, max: 2 },
    at: 1,
  });
  const text = await exported(database, await archiveWorld.settings());
  // The controls: the keys are there, and so is everything else.
  for (const keptIn of KEPT_IN) expect(await readKey(keptIn)).toBe(`${KEY}-${keptIn}`);
  expect(text).toContain('amara-0x1c');
  expect(text).toContain('"keepPeopleMonths"');
  expect(text).not.toContain(KEY);
  expect(text).not.toContain('correct horse');
  expect(text).not.toMatch(/"(?:key|sealed|wrapped|passphrase|check)"/);
});
