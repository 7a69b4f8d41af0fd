import { createRateWindow, type RateWindow } from './rate-window';

/** Account endpoints allow 300 requests a minute, each on its own [published]. */
export const ACCOUNT_RATE_PER_MINUTE = 300;

const ENRICH_RATE_PER_MINUTE = 15;
const GATED_FIELDS: readonly string[] = ['certifications', 'honors'];

/** One customer of the simulated provider. Whatever is left out has the published default. */
export type DemoAccount = {
  readonly key: string;
  readonly credits: number;
  /** Requests a minute on /person/enrich, 15 unless told. */
  readonly ratePerMinute?: number;
  /** Groups or dot paths that the plan lacks; certifications and honors unless told. */
  readonly disabledFields?: readonly string[];
  /** Whether `preview: true` is allowed; no unless told. */
  readonly preview?: boolean;
  /** Whether the plan has /person/enrich at all; yes unless told. */
  readonly enrichEnabled?: boolean;
};

/** What an account was given, has left, and did. `calls` are those to /person/enrich, of any outcome. */
export type Books = { readonly credits: number; readonly spent: number; readonly calls: number };

/** An account with its defaults filled in, its books and its rate windows. */
export type OpenAccount = Required<DemoAccount> & {
  books(): Books;
  countCall(): void;
  /**
   * Takes credits. The balance may fall below zero, as the base price alone is checked before a
   * request: our choice, and it keeps what is left plus what is spent equal to what was given.
   */
  charge(credits: number): void;
  windowOf(path: string): RateWindow;
};

/** Opens an account. `now` is in milliseconds. */
export function openAccount(account: DemoAccount, now: () => number): OpenAccount {
  const ratePerMinute = account.ratePerMinute ?? ENRICH_RATE_PER_MINUTE;
  const windows = new Map<string, RateWindow>();
  let spent = 0;
  let calls = 0;
  return {
    key: account.key,
    credits: account.credits,
    ratePerMinute,
    disabledFields: account.disabledFields ?? GATED_FIELDS,
    preview: account.preview ?? false,
    enrichEnabled: account.enrichEnabled ?? true,
    books: () => ({ credits: account.credits - spent, spent, calls }),
    countCall: () => {
      calls += 1;
    },
    charge: (credits) => {
      spent += credits;
    },
    windowOf: (path) => {
      const limit = path === '/person/enrich' ? ratePerMinute : ACCOUNT_RATE_PER_MINUTE;
      const window = windows.get(path) ?? createRateWindow(limit, now);
      windows.set(path, window);
      return window;
    },
  };
}

/**
 * The key of an `authorization: Bearer <key>` header: `undefined` without one, `''` where the
 * header has another form (which no account has, so it reads as an invalid key).
 */
export function readKey(headers: Headers): string | undefined {
  const authorization = headers.get('authorization');
  if (authorization === null || authorization === 'Bearer') return undefined;
  return /^Bearer (\S+)$/.exec(authorization)?.[1] ?? '';
}
