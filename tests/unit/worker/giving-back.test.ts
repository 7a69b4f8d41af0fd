import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { removeKey, saveKey } from '../../../lib/keys/keys';
import { PROVIDERS } from '../../../lib/providers/registry';
import { givingBack } from '../../../lib/worker/giving-back';

const CRUSTDATA = 'https://api.crustdata.com/*';
const LAYER = 'https://enrichlayer.com/*';
let held: string[] = [];

beforeEach(async () => {
  fakeBrowser.reset();
  await Promise.all(PROVIDERS.map(({ id }) => removeKey(id)));
  Object.assign(fakeBrowser.permissions, {
    getAll: async () => ({ origins: held }),
    remove: async ({ origins }: { origins: string[] }) => {
      held = held.filter((one) => !origins.includes(one));
      return true;
    },
  });
});

it('gives back the hosts of a provider whose key is gone, and no others', async () => {
  held = [CRUSTDATA, LAYER];
  await saveKey('crustdata', 'invented-key-one', 1);
  await saveKey('enrich-layer', 'invented-key-two', 1);
  await givingBack(PROVIDERS, () => removeKey('crustdata'));
  expect(held).toEqual([LAYER]);
});

it('leaves access to every site as it is', async () => {
  held = ['*://*/*'];
  await saveKey('crustdata', 'invented-key-one', 1);
  await givingBack(PROVIDERS, () => removeKey('crustdata'));
  expect(held).toEqual(['*://*/*']);
});

it('touches nothing where no key goes', async () => {
  held = [CRUSTDATA, LAYER];
  await saveKey('crustdata', 'invented-key-one', 1);
  await givingBack(PROVIDERS, () => removeKey('enrich-layer'));
  expect(held).toEqual([CRUSTDATA, LAYER]);
});

it('gives back what a work leaves without key that fails later, and passes the failure on', async () => {
  held = [CRUSTDATA];
  await saveKey('crustdata', 'invented-key-one', 1);
  const work = async () => {
    await removeKey('crustdata');
    throw new Error('Then the rest failed.');
  };
  await expect(givingBack(PROVIDERS, work)).rejects.toThrow('Then the rest failed.');
  expect(held).toEqual([]);
});

it('is content where the browser keeps it', async () => {
  held = [CRUSTDATA];
  await saveKey('crustdata', 'invented-key-one', 1);
  Object.assign(fakeBrowser.permissions, {
    remove: () => Promise.reject(new Error('You cannot remove required permissions.')),
  });
  await givingBack(PROVIDERS, () => removeKey('crustdata'));
  expect(held).toEqual([CRUSTDATA]);
});
