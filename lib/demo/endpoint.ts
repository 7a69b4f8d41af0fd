import { type OpenAccount, rateOf } from './accounts';
import { forbidden, type Refusal } from './answers';
import type { Body } from './body';
import type { PeopleIndex } from './people';
import { overlaps, type PremiumField } from './pricing';

/** What every endpoint may look at; `nowMs` is epoch milliseconds. */
export type World = { readonly people: PeopleIndex; readonly nowMs: number };

/** An answer that is not refused: the body to send, what it costs, and for whom where it looks people up: identifiers as sent, which may repeat. */
export type Answered = {
  readonly json: unknown;
  readonly credits: number;
  readonly charges?: readonly Charge[];
};

/** What one identifier, as sent, cost. */
export type Charge = { readonly identifier: string; readonly credits: number };

/** One row of GET /account/endpoints. */
export type EndpointRow = {
  readonly path: string;
  readonly category: string;
  readonly status: 'enabled' | 'not_enabled';
  readonly effective_rate_limit_rpm: number;
  readonly base_credits: number;
  readonly premium_fields: readonly PremiumField[];
  readonly fields: { readonly enabled: readonly string[]; readonly disabled: readonly string[] };
};

/** An endpoint that is called with POST and a JSON object. */
export type Endpoint = {
  readonly path: string;
  /** Requests a minute unless the account is told otherwise. */
  readonly perMinute: number;
  /** Whether the state that the account is answered in has it at all. */
  exists(account: OpenAccount): boolean;
  describe(account: OpenAccount): EndpointRow;
  /** Answers without waiting, so that two calls at once cannot both spend the last credit. */
  answer(body: Body, account: OpenAccount, world: World): Answered | Refusal;
};

/** The row of an endpoint of people, whose `listed` fields the plan may lack in part. */
export function describeEndpoint(
  { path, perMinute }: Pick<Endpoint, 'path' | 'perMinute'>,
  account: OpenAccount,
  about: {
    readonly isEnabled: boolean;
    readonly listed: readonly string[];
    readonly baseCredits: number;
    readonly premiumFields: readonly PremiumField[];
  },
): EndpointRow {
  const isDisabled = (field: string) => lacks(account, field);
  return {
    path,
    category: 'person',
    status: about.isEnabled ? 'enabled' : 'not_enabled',
    effective_rate_limit_rpm: rateOf(account, path, perMinute),
    base_credits: about.baseCredits,
    premium_fields: about.premiumFields.map(({ field, credits }) => ({ field, credits })),
    fields: {
      enabled: about.listed.filter((field) => !isDisabled(field)),
      disabled: about.listed.filter(isDisabled),
    },
  };
}

/** A refusal where the plan lacks the endpoint, or any of the fields asked for. */
export function refuseByPlan(
  path: string,
  isEnabled: boolean,
  account: OpenAccount,
  fields: readonly string[],
): Refusal | undefined {
  if (!isEnabled) return forbidden(`Your plan does not include the endpoint ${path}`);
  const refused = fields.filter((field) => lacks(account, field));
  if (refused.length === 0) return undefined;
  return forbidden(`Your plan does not include the fields: ${refused.join(', ')}`);
}

/** A refusal where the balance does not hold `due` credits. */
export function refuseByBalance(account: OpenAccount, due: number): Refusal | undefined {
  if (account.books().credits >= due) return undefined;
  const message = `Insufficient credits: the request needs at least ${due}`;
  return { status: 402, type: 'insufficient_credits', message };
}

// Asking for a group that holds a disabled part is refused like the part itself: our choice.
function lacks(account: OpenAccount, field: string): boolean {
  return account.disabledFields.some((disabled) => overlaps(field, disabled));
}
