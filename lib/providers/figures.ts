/** What one thing costs, or that nobody knows. */
export type Credits = number | 'unknown';

/** The user's own figures for what the provider's account does not tell, by the ids of Figure. */
export type OwnPrices = Readonly<Record<string, Credits>>;

/** One thing that has a price of its own. */
export interface Figure {
  /**
   * `profile`: a person by profile, without more; `email`: what an address costs on top; `recent` and `live`: what that freshness does; or a
   * kind of contact details, or the id of an extra.
   */
  readonly id: string;
  /** For one person; for contact details that are charged each, for one of them. */
  readonly credits: Credits;
  /** What is published of it. */
  readonly published: number;
  /** Who says so: the provider's account, its published prices, or the user. */
  readonly from: 'account' | 'published' | 'user';
}

/**
 * The figure of a thing by who knows best: the account, then the user, then what is published. Throughout, an unknown price counts as
 * published, and is open.
 */
export function figureOf(
  own: OwnPrices | undefined,
  id: string,
  published: number,
  told?: number,
): Figure {
  if (told !== undefined) return { id, credits: told, published, from: 'account' };
  const mine = own?.[id];
  return mine === undefined
    ? { id, credits: published, published, from: 'published' }
    : { id, credits: mine, published, from: 'user' };
}

/** The figure as a number to reckon with. */
export function reckoned({ credits, published }: Figure): number {
  return credits === 'unknown' ? published : credits;
}
