import { openDB } from 'idb';

/** The keys' database as version 1 left it: two keys, in clear, one of them tested and refused something. */
export async function makeVersion1(name: string): Promise<void> {
  const database = await openDB(name, 1, {
    upgrade: (made) => void made.createObjectStore('keys', { keyPath: 'provider' }),
  });
  await database.put('keys', {
    provider: 'crustdata',
    key: 'invented-key-one-wxyz',
    ending: 'wxyz',
    savedAt: 1000,
    account: { credits: 42, canEnrich: true, fieldsInPlan: [], fieldsNotInPlan: ['honors'] },
    testedAt: 2000,
    refused: ['phones'],
  });
  await database.put('keys', {
    provider: 'enrich-layer',
    key: 'invented-key-two-abcd',
    ending: 'abcd',
    savedAt: 3000,
  });
  database.close();
}
