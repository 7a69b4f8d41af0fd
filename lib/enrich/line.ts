import type { Identifier } from '../identifier';
import type { KnownOfKey, Line, Provider } from '../providers/provider';
import type { Purpose } from '../store/rows';
import type { Lookup, Surroundings } from './pipeline';

/** What the requests on a line are for, and whom they name; nobody is named in the log where the list is empty. */
export interface Errand {
  readonly purpose: Purpose;
  readonly identifiers: readonly Identifier[];
  /** Whether everything has been deleted since it was ordered: then nothing more is sent. */
  readonly isOver?: () => boolean;
}

/**
 * The line to a provider for one errand, by what is known of the key. Every request on it is written down before it is sent, but those of
 * the demo, which stay in the browser.
 */
export async function openLine(
  around: Pick<Surroundings, 'fetch' | 'timeoutMs' | 'log'>,
  provider: Provider,
  key: string,
  errand: Errand,
  known: KnownOfKey & Pick<Line, 'refuse'> = {},
): Promise<Line> {
  const [fetch, timeoutMs] = await Promise.all([around.fetch(provider), around.timeoutMs()]);
  const log = provider.isDemo ? {} : { log: around.log(provider, errand) };
  return { ...known, key, fetch, timeoutMs, ...log };
}

/** What a look-up asks for. */
export function purposeOf({ wish, how }: Pick<Lookup, 'wish' | 'how'>): Purpose {
  if (wish.isContactOnly) return 'contact';
  if (wish.isExtrasOnly) return 'section';
  return how === 'again' ? 'refresh' : 'look-up';
}
