import type { ProviderId } from '../providers/provider';
import { rounded } from '../store/caps';
import type { Receipt, StoredBalance } from '../store/rows';
import type { Database } from '../store/schema';
import { type Between, chargesBetween, isExact, unexplained } from './charges';

/** How long after the end of a request a charge for it may still come. */
export const SURE_MS = 120_000;
/** How long a look-up lasts at most, whatever the settings say: of one whose worker died nobody noted the end. */
export const LONGEST_MS = 90_000;

/** One look at what is left. */
export interface BalanceQuestion {
  readonly database: Database;
  readonly provider: ProviderId;
  /** Of which key: when that was saved, ms since 1970. */
  readonly keySavedAt: number;
  /**
   * Asks the provider for the credits left. The key is read in here, not before; `undefined` where there is no answer, or another key was saved
   * meanwhile. What it rejects with comes through.
   */
  read(): Promise<number | undefined>;
  /** ms since 1970. */
  now(): number;
}

/** What came of it. */
export interface Comparison {
  /** Receipts of which it is known now what they took. */
  readonly settled: number;
  /** Those of the provider that may still have been charged. */
  readonly open: number;
  /** It was too early: seconds until it is worth asking again. */
  readonly waitS?: number;
  /** Credits left. */
  readonly credits?: number;
}

/**
 * Asks a provider what is left, and settles by it what replies did not tell, in one transaction with the new balance. Only a balance that was
 * read while nothing was under way is compared, and begins a new stretch; any other is kept to be shown. For each provider one at a time.
 */
export async function compareBalance(question: BalanceQuestion): Promise<Comparison> {
  const start = await begin(question);
  const at = question.now();
  const credits = await question.read();
  if (credits === undefined) {
    const { database, provider } = question;
    const all = await database.getAllFromIndex('receipts', 'by state', 'uncertain');
    return { settled: 0, open: all.filter((one) => one.provider === provider).length };
  }
  return end(question, start, { credits, at });
}

/** What was stored just before the provider was asked. */
interface Start {
  readonly id: string;
  /** The receipts of the stretch. */
  readonly opened: ReadonlySet<string>;
  readonly isQuiet: boolean;
}

async function begin({ database, provider, keySavedAt }: BalanceQuestion): Promise<Start> {
  const transaction = database.transaction(['balances', 'receipts'], 'readwrite');
  const balances = transaction.objectStore('balances');
  const receipts = transaction.objectStore('receipts');
  const stored = await balances.get(provider);
  const isOfKey = stored?.keySavedAt === keySavedAt;
  const row = stored && isOfKey ? stored : { provider, keySavedAt, id: crypto.randomUUID() };
  if (row !== stored) await balances.put(row);
  const opened = await receipts.index('by balance').getAllKeys(row.id);
  const pending = await receipts.index('by state').getAll('pending');
  await transaction.done;
  const isQuiet = !pending.some((one) => one.provider === provider);
  return { id: row.id, opened: new Set(opened), isQuiet };
}

async function end(
  { database, provider, keySavedAt, now }: BalanceQuestion,
  start: Start,
  told: { readonly credits: number; readonly at: number },
): Promise<Comparison> {
  const transaction = database.transaction(['balances', 'receipts'], 'readwrite', {
    durability: 'strict',
  });
  const balances = transaction.objectStore('balances');
  const receipts = transaction.objectStore('receipts');
  const write = async (): Promise<Comparison> => {
    const states = receipts.index('by state');
    const ofProvider = (rows: Receipt[]) => rows.filter((one) => one.provider === provider);
    const pending = ofProvider(await states.getAll('pending'));
    const uncertain = ofProvider(await states.getAll('uncertain'));
    const row = await balances.get(provider);
    // Everything was deleted meanwhile, or another key was asked about.
    if (row?.keySavedAt !== keySavedAt) return { settled: 0, open: uncertain.length };
    const mine = await receipts.index('by balance').getAll(row.id);
    const isUndisturbed =
      start.isQuiet && row.id === start.id && mine.every(({ id }) => start.opened.has(id));
    const { atStart: before } = row;
    const between = before === undefined ? undefined : { before, now: told.credits };
    // Of an earlier stretch, too, and where none was known.
    const comingStill = [...pending, ...uncertain.filter((one) => isYoung(one, now()))];
    const unseen = between ? unseenAmong(mine, between, now()) : [];
    const awaited = [...comingStill, ...unseen];
    const shown: StoredBalance = { ...row, ...told };
    if (!isUndisturbed || awaited.length > 0) {
      await balances.put(shown);
      const waitS = waitOf(awaited, now());
      return { settled: 0, open: uncertain.length, waitS, credits: told.credits };
    }
    const taken = between ? chargesBetween(between, mine) : new Map<string, number>();
    const settled = mine.flatMap((receipt) => {
      const credits = taken.get(receipt.id);
      return credits === undefined ? [] : [settledByBalance(receipt, credits, now())];
    });
    await balances.put({ ...shown, id: crypto.randomUUID(), atStart: told.credits });
    for (const receipt of settled) await receipts.put(receipt);
    const open = uncertain.filter(({ id }) => !taken.has(id)).length;
    return { settled: settled.length, open, credits: told.credits };
  };
  const [comparison] = await Promise.all([write(), transaction.done]);
  return comparison;
}

/**
 * Answered just now, and not yet in the provider's books, as it seems, or as it may be: that nothing was taken is not believed before it is
 * sure, and a told charge that is booked late hides as much of what another took.
 */
function unseenAmong(
  receipts: readonly Receipt[],
  between: Between,
  now: number,
): readonly Receipt[] {
  const young = receipts.filter((receipt) => isYoung(receipt, now));
  const left = unexplained(between, receipts);
  if (left < 0) return young;
  const open = receipts.filter((receipt) => !isExact(receipt));
  const most = open.reduce((sum, { price }) => sum + (price.isOpen ? Infinity : price.max), 0);
  const mayHide = ({ credits = 0 }: Receipt) => credits > 0 && rounded(left + credits - most) <= 0;
  return young.filter((receipt) => (isExact(receipt) ? mayHide(receipt) : left === 0));
}

/** A clock that was set back makes it younger. */
function isYoung(receipt: Receipt, now: number): boolean {
  return ageOf(receipt, now) < SURE_MS;
}

function ageOf({ at, settledAt = at + LONGEST_MS }: Receipt, now: number): number {
  return now - settledAt;
}

function waitOf(receipts: readonly Receipt[], now: number): number {
  const left = receipts.map((receipt) => {
    const longest = receipt.settledAt === undefined ? LONGEST_MS + SURE_MS : SURE_MS;
    // A clock that was set back makes it no longer than that.
    return Math.min(longest, SURE_MS - ageOf(receipt, now));
  });
  return Math.max(1, Math.ceil(Math.max(...left, 0) / 1000));
}

/** Whatever was cut off brought no answer, and its person is to be told so. */
function settledByBalance(receipt: Receipt, credits: number, at: number): Receipt {
  const { isEstimate: _, ...told } = receipt;
  const isCutOff = receipt.state === 'uncertain';
  return {
    ...told,
    state: 'settled',
    credits,
    isByBalance: true,
    ...(isCutOff && { settledAt: at, failureCode: receipt.failureCode ?? 'interrupted' }),
  };
}
