import type { Identifier } from '../identifier';
import type { Gate, KnownOfKey, Line, Provider } from '../providers/provider';
import type { Purpose } from '../store/rows';
import type { Lookup, Surroundings } from './pipeline';

/** What the requests on a line are for, and whom they name; nobody is named in the log where the list is empty. */
export interface Errand {
  readonly purpose: Purpose;
  readonly identifiers: readonly Identifier[];
  /** Whether everything has been deleted since it was ordered: then nothing more is sent. */
  readonly isOver?: () => boolean;
  /** Where its requests wait for their turn; absent: they are counted, and do not wait. */
  readonly gate?: Gate;
  /** The longest that a request may take, ms; absent: as for everybody. */
  readonly mostMs?: number;
}

/**
 * The line to a provider for one errand, by what is known of the key. Every request on it is written down before it is sent, but those of
 * the demo, which stay in the browser.
 */
export async function openLine(
  around: Pick<Surroundings, 'fetch' | 'timeoutMs' | 'log' | 'counting'>,
  provider: Provider,
  key: string,
  errand: Errand,
  known: KnownOfKey & Pick<Line, 'refuse'> = {},
): Promise<Line> {
  const [fetch, usualMs] = await Promise.all([around.fetch(provider), around.timeoutMs()]);
  const log = provider.isDemo ? {} : { log: around.log(provider, errand) };
  const timeoutMs = Math.min(usualMs, errand.mostMs ?? usualMs);
  const gate = errand.gate ?? around.counting?.(provider);
  return { ...known, key, fetch, timeoutMs, ...log, ...(gate && { gate }) };
}

/** What a look-up asks for. */
export function purposeOf({ wish, how }: Pick<Lookup, 'wish' | 'how'>): Purpose {
  if (wish.isContactOnly) return 'contact';
  if (wish.isExtrasOnly) return 'section';
  return how === 'again' ? 'refresh' : 'look-up';
}
