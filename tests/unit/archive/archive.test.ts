import 'fake-indexeddb/auto';
import { constants, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archiveLines, archiveName, countRows, gzipped } from '../../../lib/archive/write';
import { identifierKey } from '../../../lib/identifier';
import { forget } from '../../../lib/store/forget';
import { findOnList } from '../../../lib/store/forgotten';
import type { Receipt, StoredPerson } from '../../../lib/store/rows';
import { personNamed } from '../../components/panel/world';
import { entriesOf, exported, imported, packed } from './files';
import { anyRows, databaseWith, emptyDatabase, rowsOf } from './stores';

const RUNS = { numRuns: 60 };

function amara(changed: Partial<StoredPerson> = {}): StoredPerson {
  const person = personNamed('Amara Test', { id: 'crustdata:1', slug: 'amara-0x1c' });
  return {
    id: person.id,
    provider: 'crustdata',
    person,
    raw: [{ a: 1 }],
    fetchedAt: 5,
    ...changed,
  };
}

describe('an export, brought into an empty database', () => {
  it('makes an equal one, gzipped or not', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, fc.boolean(), async (rows, isPacked) => {
        const from = await databaseWith(rows);
        const text = await exported(from);
        const into = await emptyDatabase();
        await imported(into, isPacked ? packed(text) : Buffer.from(text));
        expect(await rowsOf(into)).toEqual(await rowsOf(from));
        from.close();
        into.close();
      }),
      RUNS,
    );
  });

  it('says how much there is, and that it is whole', async () => {
    const database = await databaseWith({ people: [amara()] });
    const text = await exported(database, [{ name: 'theme', value: 'dark' }]);
    const [first = ''] = text.split('\n');
    expect(JSON.parse(first)).toEqual({
      format: 'sidecard',
      version: 2,
      at: 9_000,
      counts: await countRows(database),
    });
    expect((await entriesOf(packed(text))).map(({ kind }) => kind)).toEqual([
      'header',
      'setting',
      'row',
      'end',
    ]);
  });

  it('comes gzipped in pieces, and tells of each step', async () => {
    const people = Array.from({ length: 120 }, (_, index) => {
      const person = personNamed('Amara Test', { id: `${index}` });
      return amara({ id: person.id, person });
    });
    const database = await databaseWith({ people });
    const steps: number[] = [];
    const lines = archiveLines(database, [], 1, (rows) => steps.push(rows));
    const bytes = new Uint8Array(await new Response(gzipped(lines)).arrayBuffer());
    const text = gunzipSync(bytes).toString();
    expect(text).toBe((await exported(database)).replace('"at":9000', '"at":1'));
    expect(text.split('\n')).toHaveLength(120 + 3);
    expect(Math.max(...steps)).toBeLessThanOrEqual(50);
    expect(steps.reduce((sum, rows) => sum + rows, 0)).toBe(120);
  });

  it('has a name by the day', () => {
    expect(archiveName(new Date(2026, 2, 7, 23).getTime())).toBe('sidecard-2026-03-07.jsonl.gz');
  });

  it('makes an open receipt one that may have been charged: whoever waited for it is another browser', async () => {
    const open = {
      id: 'r1',
      provider: 'crustdata',
      state: 'pending',
      price: { min: 1, max: 2 },
      at: 3,
    } as const;
    const from = await databaseWith({ receipts: [open] });
    const into = await emptyDatabase();
    await imported(into, packed(await exported(from)));
    expect(await into.getAll('receipts')).toEqual([{ ...open, state: 'uncertain' }]);
    // Where it was opened it stays open.
    await imported(from, packed(await exported(from)));
    expect(await from.getAll('receipts')).toEqual([open]);
  });
});

describe('brought into a database that has something', () => {
  it('a second time it changes nothing, whatever was there and wherever the rows are parted', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRows,
        anyRows,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        async (mine, others, rowsAtOnce, rowsAtOnceAgain) => {
          const from = await databaseWith(others);
          const file = packed(await exported(from));
          const into = await databaseWith(mine);
          await imported(into, file, { rowsAtOnce });
          const once = await rowsOf(into);
          const again = await imported(into, file, { rowsAtOnce: rowsAtOnceAgain });
          expect(await rowsOf(into)).toEqual(once);
          for (const tally of again) {
            for (const { added, changed } of Object.values(tally)) expect(added + changed).toBe(0);
          }
          from.close();
          into.close();
        },
      ),
      RUNS,
    );
  });

  it('loses no contact details, no word of the user, no answer, no settled receipt', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, anyRows, async (mine, others) => {
        const from = await databaseWith(others);
        const into = await databaseWith(mine);
        await imported(into, packed(await exported(from)));
        const now = await rowsOf(into);
        for (const row of [...mine.people, ...others.people]) {
          const { emails, phones } = row.person.contact;
          const kept = now.people.find((one) => one.id === row.id && one.provider === row.provider);
          // An answer's place is another person the next time.
          if (row.id.startsWith('answer:')) continue;
          const addresses = kept?.person.contact.emails.map(({ address }) => address.toLowerCase());
          for (const { address } of emails) expect(addresses).toContain(address.toLowerCase());
          for (const phone of phones) expect(kept?.person.contact.phones).toContain(phone);
        }
        for (const row of [...mine.outcomes, ...others.outcomes]) {
          const kept = now.outcomes.find(
            (one) => one.identifierKey === row.identifierKey && one.provider === row.provider,
          );
          if (row.matches.length > 0) expect(kept?.matches.length).toBeGreaterThan(0);
        }
        for (const row of [...mine.aliases, ...others.aliases].filter(
          ({ by }) => by === 'chosen',
        )) {
          const kept = now.aliases.find(
            (one) => one.identifierKey === row.identifierKey && one.provider === row.provider,
          );
          expect(kept?.by === 'chosen' || kept?.isUndone || kept?.rejected?.length).toBeTruthy();
        }
        for (const row of [...mine.savings, ...others.savings]) {
          const kept = now.savings.find(
            (one) => one.day === row.day && one.provider === row.provider,
          );
          expect(kept?.people).toBeGreaterThanOrEqual(row.people);
          expect(kept?.credits).toBeGreaterThanOrEqual(row.credits);
        }
        for (const row of [...mine.receipts, ...others.receipts]) {
          const kept = now.receipts.find(({ id }) => id === row.id);
          if (row.state === 'settled') expect(kept?.state).toBe('settled');
        }
        from.close();
        into.close();
      }),
      RUNS,
    );
  });

  it('settles a receipt by the file, and leaves it between the balances of this browser', async () => {
    const open: Receipt = {
      id: 'r1',
      provider: 'crustdata',
      state: 'uncertain',
      price: { min: 1, max: 2 },
      balanceId: 'here',
      at: 1,
    };
    const settled: Receipt = { ...open, state: 'settled', credits: 2, balanceId: 'there' };
    const from = await databaseWith({ receipts: [settled] });
    const into = await databaseWith({ receipts: [open] });
    await imported(into, packed(await exported(from)));
    expect(await into.getAll('receipts')).toEqual([{ ...settled, balanceId: 'here' }]);
  });

  it('adds nothing to a day of savings that both have: the larger figures stay', async () => {
    const day = { provider: 'crustdata', day: '2026-11-20' };
    const from = await databaseWith({ savings: [{ ...day, people: 3, credits: 9 }] });
    const into = await databaseWith({ savings: [{ ...day, people: 5, credits: 7 }] });
    await imported(into, packed(await exported(from)));
    expect(await into.getAll('savings')).toEqual([{ ...day, people: 5, credits: 9 }]);
  });

  it('without savings, as an earlier version wrote it, leaves those that are there', async () => {
    const savings = [{ provider: 'crustdata', day: '2026-11-20', people: 5, credits: 7 }];
    const text = await exported(await databaseWith({ people: [amara()] }));
    const earlier = text.replace(/,"savings":\d+/, '');
    expect(earlier).not.toContain('savings');
    const into = await databaseWith({ savings });
    await imported(into, packed(earlier));
    expect(await rowsOf(into)).toMatchObject({ people: [amara()], savings });
  });

  it('is repeated after it was cut short at any point, with the same result', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, anyRows, fc.nat(20), async (mine, others, stop) => {
        const from = await databaseWith(others);
        const text = await exported(from);
        const [whole, cut] = [await databaseWith(mine), await databaseWith(mine)];
        await imported(whole, packed(text), { rowsAtOnce: 1 });
        const part = text
          .split('\n')
          .slice(0, 1 + stop)
          .join('\n');
        await imported(cut, packed(`${part}\n`), { rowsAtOnce: 2 });
        await imported(cut, packed(text), { rowsAtOnce: 2 });
        expect(await rowsOf(cut)).toEqual(await rowsOf(whole));
        for (const one of [from, whole, cut]) one.close();
      }),
      RUNS,
    );
  });
});

describe('the do-not-look-up list', () => {
  const identifier = { kind: 'profile', slug: 'amara-0x1c' } as const;
  const named = { identifier, identifierKey: identifierKey(identifier) };
  const rows = {
    people: [amara()],
    outcomes: [
      {
        provider: 'crustdata',
        identifierKey: named.identifierKey,
        matches: [{ personId: 'crustdata:1' }],
        receiptId: 'r1',
        at: 5,
      },
    ],
    aliases: [
      {
        provider: 'crustdata',
        identifierKey: named.identifierKey,
        personId: 'crustdata:1',
        by: 'record',
        at: 5,
      },
    ],
    receipts: [
      {
        id: 'r1',
        provider: 'crustdata',
        ...named,
        state: 'settled',
        price: { min: 1, max: 2 },
        credits: 2,
        at: 5,
      },
    ],
    replies: [{ receiptId: 'r1', text: 'amara' }],
    requests: [
      {
        id: 'q1',
        at: 5,
        host: 'api.example.com',
        method: 'POST',
        path: '/p',
        purpose: 'look-up',
        identifierKeys: [named.identifierKey],
        fields: [],
        bytesSent: 3,
      },
    ],
  } as const;

  it('of this browser: nobody on it comes back, but what they cost counts', async () => {
    const file = packed(await exported(await databaseWith(rows)));
    const into = await emptyDatabase();
    await forget(into, [{ identifier }], () => true, 7);
    await imported(into, file);
    const now = await rowsOf(into);
    expect(JSON.stringify(now)).not.toContain('amara');
    expect(now.receipts).toEqual([
      {
        id: 'r1',
        provider: 'crustdata',
        state: 'settled',
        price: { min: 1, max: 2 },
        credits: 2,
        at: 5,
      },
    ]);
    expect(now.requests).toMatchObject([{ identifierKeys: [] }]);
    expect(now).toMatchObject({ people: [], outcomes: [], aliases: [], replies: [] });
  });

  it('of the file is added: whoever is on it is known to be on it here, with two lists too', async () => {
    const other = await emptyDatabase();
    await forget(other, [{ identifier }], () => true, 7);
    const into = await emptyDatabase();
    await forget(into, [{ identifier: { kind: 'profile', slug: 'otto-0x1d' } }], () => true, 8);
    const file = packed(await exported(other));
    await imported(into, file);
    await imported(into, file);
    expect(await findOnList(into, identifier)).toMatchObject({ by: 'person' });
    expect(await findOnList(into, { kind: 'profile', slug: 'otto-0x1d' })).toMatchObject({
      by: 'person',
    });
    expect(await findOnList(into, { kind: 'profile', slug: 'else-0x1e' })).toBeUndefined();
    expect(await into.count('salts')).toBe(2);
    await imported(into, packed(await exported(await databaseWith(rows))));
    expect(await into.count('people')).toBe(0);
  });
});

describe('a file', () => {
  it('that was cut off anywhere gives all whole lines that are in it, and says that it was', async () => {
    const people = Array.from({ length: 40 }, (_, index) =>
      amara({
        id: `${index}`,
        person: personNamed('Amara Test', { id: `${index}` }),
        raw: [Math.sin(index)],
      }),
    );
    const file = packed(await exported(await databaseWith({ people })));
    const cuts = fc.integer({ min: 20, max: file.length - 1 });
    await fc.assert(
      fc.asyncProperty(cuts, fc.integer({ min: 1, max: 400 }), async (cut, size) => {
        const part = file.subarray(0, cut);
        const text = gunzipSync(part, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
        const whole = text.split('\n').length - 1;
        const read = entriesOf(part, size);
        if (whole === 0) {
          await expect(read).rejects.toMatchObject({ failure: { code: 'bad-input' } });
          return;
        }
        const entries = await read;
        expect(entries.at(-1)).toEqual({ kind: 'end', isCut: !text.includes('{"end":true}\n') });
        expect(entries.filter(({ kind }) => kind === 'row')).toHaveLength(
          Math.min(whole - 1, people.length),
        );
        expect(entries.filter(({ kind }) => kind === 'unreadable')).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('with lines that are none is read all the same, and they are named', async () => {
    const good = (await exported(await databaseWith({ people: [amara()] }))).trimEnd().split('\n');
    const [header = '', row = '', end = ''] = good;
    const bad = [
      'no JSON',
      '{"store":"people"}',
      '{"store":"keys","row":{"key":"secret"}}',
      row.replace('"fetchedAt":5', '"fetchedAt":"5"'),
      row.replace('"id":"crustdata:1"', '"id":"crustdata:2"'),
      '{"store":"receipts","row":{"id":"r","provider":"p","state":"settled","price":{"min":0,"max":1},"credits":-900,"at":1}}',
      '{"store":"savings","row":{"provider":"p","day":"yesterday","people":1,"credits":1}}',
      '{"store":"savings","row":{"provider":"p","day":"2026-11-20","people":0.5,"credits":1}}',
    ];
    const text = [header, ...bad, '', `${row}\r`, end].join('\n');
    const entries = await entriesOf(Buffer.from(text));
    expect(entries.flatMap((one) => (one.kind === 'unreadable' ? [one.line] : []))).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    expect(entries.flatMap((one) => (one.kind === 'row' ? [one.row.row] : []))).toEqual([amara()]);
    expect(entries.at(-1)).toEqual({ kind: 'end', isCut: false });
  });

  it('brings no field that there is no place for', async () => {
    const text = await exported(await databaseWith({ people: [amara()] }));
    const more = text
      .replace('"fetchedAt":5', '"fetchedAt":5,"isAdmin":true')
      .replace('"name":', '"html":"<b>","name":');
    const into = await emptyDatabase();
    await imported(into, Buffer.from(more));
    expect(await into.getAll('people')).toEqual([amara()]);
  });

  it.each([
    ['nothing', '', 'bad-input'],
    ['a table', 'name,address\nAmara,a@x.example.com\n', 'bad-input'],
    ['another JSON', '{"format":"other","version":1,"at":1}\n', 'bad-input'],
    ['a newer version', '{"format":"sidecard","version":3,"at":1}\n', 'too-new'],
  ])('that is %s is refused', async (_what, text, code) => {
    await expect(entriesOf(Buffer.from(text))).rejects.toMatchObject({ failure: { code } });
    await expect(entriesOf(packed(text))).rejects.toMatchObject({ failure: { code } });
  });

  it('with a line beyond measure is read without it', async () => {
    const [header = '', ...rest] = (
      await exported(await databaseWith({ people: [amara()] }))
    ).split('\n');
    const text = [header, `"${'x'.repeat(17_000_000)}"`, ...rest].join('\n');
    const entries = await entriesOf(packed(text), 100_000);
    expect(entries.map(({ kind }) => kind)).toEqual(['header', 'unreadable', 'row', 'end']);
  });
});
