import type { Database } from '../store/schema';
import type { Entry } from './read';
import type { StoredSetting } from './write';

/** What importing a file would bring. */
export interface Plan {
  /** When the file was written, ms since 1970. */
  readonly at: number;
  /** Rows of any kind. */
  readonly rows: number;
  readonly people: number;
  readonly newPeople: number;
  readonly receipts: number;
  readonly newReceipts: number;
  /** People and domains on its do-not-look-up list. */
  readonly forgotten: number;
  readonly settings: readonly StoredSetting[];
  readonly unreadable: number;
  /** The numbers of the first lines that cannot be read. */
  readonly unreadableLines: readonly number[];
  /** The file ends early. */
  readonly isCut: boolean;
}

const ASKED_AT_ONCE = 200;
const LINES_NAMED = 20;

/** Reads a file to its end and compares it with a database; `onRows` hears now and then how many rows were read. Touches nothing. */
export async function planOf(
  database: Database,
  entries: AsyncIterable<Entry>,
  onRows: (rows: number) => void = () => undefined,
): Promise<Plan> {
  const count = { rows: 0, people: 0, newPeople: 0, receipts: 0, newReceipts: 0 };
  const groups = new Set<string>();
  const settings: StoredSetting[] = [];
  const unreadableLines: number[] = [];
  let at = 0;
  let unreadable = 0;
  let isCut = false;
  let people: [string, string][] = [];
  let receipts: string[] = [];
  const compare = async () => {
    const transaction = database.transaction(['people', 'receipts']);
    const keys = await Promise.all([
      Promise.all(people.map((key) => transaction.objectStore('people').getKey(key))),
      Promise.all(receipts.map((key) => transaction.objectStore('receipts').getKey(key))),
    ]);
    const [newPeople, newReceipts] = keys.map((all) => all.filter((key) => key === undefined));
    count.newPeople += newPeople?.length ?? 0;
    count.newReceipts += newReceipts?.length ?? 0;
    people = [];
    receipts = [];
    onRows(count.rows);
  };
  for await (const entry of entries) {
    if (entry.kind === 'header') at = entry.at;
    else if (entry.kind === 'end') isCut = entry.isCut;
    else if (entry.kind === 'setting') settings.push(entry.setting);
    else if (entry.kind === 'unreadable') {
      unreadable++;
      if (unreadableLines.length < LINES_NAMED) unreadableLines.push(entry.line);
    } else {
      const { row: one } = entry;
      count.rows++;
      if (one.store === 'people' && ++count.people) people.push([one.row.provider, one.row.id]);
      if (one.store === 'receipts' && ++count.receipts) receipts.push(one.row.id);
      if (one.store === 'forgotten') groups.add(one.row.group);
      if (people.length + receipts.length >= ASKED_AT_ONCE) await compare();
    }
  }
  await compare();
  const forgotten = groups.size;
  return { at, ...count, forgotten, settings, unreadable, unreadableLines, isCut };
}
