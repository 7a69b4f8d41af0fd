import type { Books } from '../../../lib/demo/accounts';

/** Who decides about freshness when a request does not: the account's dashboard [2.2, E4]. */
export type UseCache = 'if-present' | 'if-recent';

/**
 * One customer of the simulated Enrich Layer. Whatever is left out has the published default; the
 * numbers in brackets are sections of api-contracts.md.
 */
export type EnrichLayerAccount = {
  readonly key: string;
  readonly credits: number;
  /** 300 unless told; trial accounts have 2 [2.6]. */
  readonly ratePerMinute?: number;
  /** Over how many minutes the rate is measured: 5 unless told, so that bursts of 1500 pass [2.6]. */
  readonly windowMinutes?: number;
  /** Whether a 429 says `Retry-After`; yes unless told, as clients need not find it [2.5]. */
  readonly tellsRetryAfter?: boolean;
  /** The state of the given document: /profile takes a POST with a JSON body, and no GET [3.2]. */
  readonly acceptsPost?: boolean;
  /** What the dashboard says of `use_cache`; `if-present` unless told. */
  readonly useCacheDefault?: UseCache;
  /** The name of the cost header, Proxycurl's old one or none [2.6]; the new one unless told. */
  readonly costHeader?: 'x-enrichlayer-credit-cost' | 'X-Proxycurl-Credit-Cost' | 'none';
  /** Whether skills cost a credit. The sources contradict each other [2.2]; the dearer one unless told. */
  readonly chargesSkills?: boolean;
  /** Whether the endpoints for contact details alone are retired: 410 [2.5]. They are not unless told. */
  readonly lacksContact?: boolean;
};

/** An account with its defaults filled in, its books and its rate window. */
export type OpenAccount = Required<EnrichLayerAccount> & {
  /** `calls` are those to endpoints that may cost, of any outcome. */
  books(): Books;
  countCall(): void;
  /** Takes credits. The balance may fall below zero: only the least price is checked beforehand. */
  charge(credits: number): void;
  /** Counts one request; `undefined` where it fits, else the seconds until one fits again. */
  waitS(): number | undefined;
};

/** Opens an account. `now` is in milliseconds. */
export function openAccount(account: EnrichLayerAccount, now: () => number): OpenAccount {
  const { ratePerMinute = 300, windowMinutes = 5 } = account;
  let spent = 0;
  let calls = 0;
  let taken: readonly number[] = [];
  return {
    key: account.key,
    credits: account.credits,
    ratePerMinute,
    windowMinutes,
    tellsRetryAfter: account.tellsRetryAfter ?? true,
    acceptsPost: account.acceptsPost ?? false,
    useCacheDefault: account.useCacheDefault ?? 'if-present',
    costHeader: account.costHeader ?? 'x-enrichlayer-credit-cost',
    chargesSkills: account.chargesSkills ?? true,
    lacksContact: account.lacksContact ?? false,
    books: () => ({ credits: account.credits - spent, spent, calls }),
    countCall: () => {
      calls += 1;
    },
    charge: (credits) => {
      spent += credits;
    },
    waitS: () => {
      const windowMs = windowMinutes * 60_000;
      taken = taken.filter((at) => at > now() - windowMs);
      const [oldest] = taken;
      // A request that does not fit is not counted: our choice, nothing is published.
      if (oldest !== undefined && taken.length >= ratePerMinute * windowMinutes) {
        return Math.ceil((oldest + windowMs - now()) / 1000);
      }
      taken = [...taken, now()];
      return undefined;
    },
  };
}
