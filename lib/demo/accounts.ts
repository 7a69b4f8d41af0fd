import type { Contract, ContractName } from './contract';
import { createRateWindow, type RateWindow } from './rate-window';

/** Account endpoints allow 300 requests a minute, each on its own [published]. */
export const ACCOUNT_RATE_PER_MINUTE = 300;

/**
 * One customer of the simulated provider. Whatever is left out has the published default. From
 * `contract` on it is for the simulator's states and endpoints, of which demo mode has
 * /person/contact/enrich alone.
 */
export type DemoAccount = {
  readonly key: string;
  readonly credits: number;
  /** Requests a minute on /person/enrich, 15 unless told. */
  readonly ratePerMinute?: number;
  /** Requests a minute on other endpoints, by path; the published ones unless told. */
  readonly rates?: Readonly<Record<string, number>>;
  /** Groups or dot paths that the plan lacks; certifications and honors unless told. */
  readonly disabledFields?: readonly string[];
  /** Whether `preview: true` is allowed; no unless told, but in state A. */
  readonly preview?: boolean;
  /** Whether the plan has /person/enrich at all; yes unless told. */
  readonly enrichEnabled?: boolean;
  /** The published state that the account is answered in; B unless told. */
  readonly contract?: ContractName;
  /** Whether /person/enrich takes enrich_realtime and force_fetch; as the state has it unless told. */
  readonly refreshFlags?: boolean;
  /** The only fields, with all below them, that /person/enrich knows; all of the state unless told. */
  readonly knownFields?: readonly string[];
  /** Fields, with all below them, that /person/enrich does not know, whatever the state says. */
  readonly unknownFields?: readonly string[];
  /** Whether the plan has /person/contact/enrich; no unless told. */
  readonly contactEnrich?: boolean;
  /** Whether the plan has /person/professional_network/enrich/live; no unless told. */
  readonly live?: boolean;
  /** Whether the plan has /person/search; yes unless told. */
  readonly search?: boolean;
  /** Whether the plan has /person/search/autocomplete; yes unless told. */
  readonly autocomplete?: boolean;
  /** Whether nobody found is a 404, everywhere or at the paths given; no unless told. */
  readonly noMatch404?: boolean | readonly string[];
};

/** What an account was given, has left, and did. `calls` are those to POST endpoints, of any outcome. */
export type Books = { readonly credits: number; readonly spent: number; readonly calls: number };

/** An account with its defaults filled in, its books and its rate windows. */
export type OpenAccount = Omit<DemoAccount, 'contract'> & {
  readonly contract: Contract;
  readonly disabledFields: readonly string[];
  readonly preview: boolean;
  books(): Books;
  countCall(): void;
  /**
   * Takes credits. The balance may fall below zero, as the base price alone is checked before a
   * request: our choice, and it keeps what is left plus what is spent equal to what was given.
   */
  charge(credits: number): void;
  /** The window of a path that allows `perMinute` requests unless the account is told otherwise. */
  windowOf(path: string, perMinute: number): RateWindow;
};

/** Opens an account that is spoken to by `contract`. `now` is in milliseconds. */
export function openAccount(
  account: DemoAccount,
  contract: Contract,
  now: () => number,
): OpenAccount {
  const windows = new Map<string, RateWindow>();
  let spent = 0;
  let calls = 0;
  return {
    ...account,
    contract,
    disabledFields: account.disabledFields ?? contract.gatedFields,
    preview: account.preview ?? contract.hasPreview,
    books: () => ({ credits: cents(account.credits - spent), spent, calls }),
    countCall: () => {
      calls += 1;
    },
    charge: (credits) => {
      spent = cents(spent + credits);
    },
    windowOf: (path, perMinute) => {
      const window = windows.get(path) ?? createRateWindow(rateOf(account, path, perMinute), now);
      windows.set(path, window);
      return window;
    },
  };
}

/** Requests a minute that an account has at a path with the published default `perMinute`. */
export function rateOf(
  account: DemoAccount | OpenAccount,
  path: string,
  perMinute: number,
): number {
  const told = path === '/person/enrich' ? account.ratePerMinute : account.rates?.[path];
  return told ?? perMinute;
}

/** Credits to the hundredth: 0.03 is the smallest published price, and sums of it are not exact. */
export function cents(credits: number): number {
  return Math.round(credits * 100) / 100;
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
