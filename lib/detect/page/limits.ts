/** How long a slice may hold the page's thread, in milliseconds, and after how many nodes the clock is looked at. */
export const SLICE_MS = 5;
export const NODES_A_LOOK = 32;
/** How much text may be looked through for where to read, and how much of it takes as long as a node, in characters. */
export const MOST_ASKED = 5e6;
export const CHARACTERS_A_NODE = 300;
/** When a slice comes at the latest, however busy the page is. */
export const IDLE_TIMEOUT_MS = 300;
/** A page of more elements is gone through one by one: a question about all of them at once would take too long. */
export const MOST_ELEMENTS = 150_000;
/** So many new nodes in one place are read with it, if they are the most of it. */
export const MANY = 99;
/** With more records waiting the page is read anew. */
export const MOST_RECORDS = 20_000;
/** How long the first message waits for the whole page, in milliseconds. */
export const PATIENCE_MS = 999;
/** Four messages a second at most, one at a time. */
export const BETWEEN_MESSAGES_MS = 260;
export const RETRY_MS = 999;
/** How often custom elements without a shadow root are looked at. */
export const BETWEEN_LOOKS_MS = 999;
/** Distinct findings that are remembered and told. */
export const MOST_FINDINGS = 3_000;
/** How many texts an identifier may be spread over, to either side of an anchor, and how much that shows nothing may be between two. */
export const MOST_TEXTS = 99;
export const MOST_BETWEEN = 50;
/** How far a name is looked for: levels upwards, elements in all; and of what is found, texts and characters. */
export const MOST_LEVELS = 6;
export const MOST_NEAR = 24;
export const MOST_WORDS = 30;
export const LONGEST_WORDS = 999;
