import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { readKey } from '../../../lib/keys/keys';
import { readKeyStatus, readVaultStatus } from '../../../lib/keys/status';
import { DATABASE_NAME } from '../../../lib/keys/stored';
import { makeVersion1 } from './earlier-versions';
import { emptied, rowsOf } from './rig';

beforeEach(emptied);

it('from version 1: every key stays with all that is known of it, on this device', async () => {
  await makeVersion1(DATABASE_NAME);
  expect(await readKey('crustdata')).toBe('invented-key-one-wxyz');
  expect(await readKey('enrich-layer')).toBe('invented-key-two-abcd');
  expect(await readKeyStatus('crustdata')).toEqual({
    ending: 'wxyz',
    savedAt: 1000,
    account: { credits: 42, canEnrich: true, fieldsInPlan: [], fieldsNotInPlan: ['honors'] },
    testedAt: 2000,
    refused: ['phones'],
    keptIn: 'device',
    isLocked: false,
  });
  expect(await readVaultStatus()).toEqual({
    hasPassphrase: false,
    isLocked: false,
    isDamaged: false,
    keptIn: { crustdata: 'device', 'enrich-layer': 'device' },
  });
  expect(await rowsOf('keys')).toHaveLength(2);
});
