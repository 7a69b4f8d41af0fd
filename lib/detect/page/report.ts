/** What the page script found in one place: a link's address, or a run of text that may hold an identifier. */
export interface Finding {
  /** Names it until it is told lost; counted up within one instance of the script. */
  readonly id: number;
  /** The link's address as its author wrote it, at most LONGEST_HREF characters. */
  readonly href?: string;
  /**
   * A run of text in pieces: what stands in one text is one piece, and a border between two pieces is one between inline elements
   * (H7 of the detection policy). Reaches from boundary to boundary around what looks like an identifier.
   */
  readonly text?: readonly string[];
  /** The link's own words, white space folded; empty for text. At most LONGEST_LABEL characters. */
  readonly label: string;
  /** The nearest heading, or the words of the row around it; empty where there is none. At most LONGEST_LABEL characters. */
  readonly near: string;
}

/** One message of the page script to the trusted side: what is new on the page, and what has left it. */
export interface Report {
  /** Tells instances of the script apart: one a document. */
  readonly script: string;
  /** The address against which the page's links are read. */
  readonly base: string;
  /** Whether all that this instance told before is void. */
  readonly isWhole: boolean;
  /** The document is being left: nothing of it counts any more. */
  readonly isLeft: boolean;
  readonly found: readonly Finding[];
  readonly lost: readonly number[];
  /** More was on the page than is told. */
  readonly isCut: boolean;
}

export const LONGEST_HREF = 4_000;
export const LONGEST_TEXT = 2_000;
export const LONGEST_LABEL = 120;
