/** What a search form is to be filled with. */
export interface Prefill {
  readonly name?: string;
  /** Domains of their employer's website, any of which will do. */
  readonly domains?: readonly string[];
}
