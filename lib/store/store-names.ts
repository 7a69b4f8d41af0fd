/**
 * The stores whose rows say of people: whoever is forgotten goes out of each. In this order nothing comes before what it is checked against where they are
 * written to a file and read back.
 */
export const NAMING_STORES = [
  'people',
  'outcomes',
  'aliases',
  'receipts',
  'replies',
  'requests',
  'batches',
  'batchRows',
  'searches',
  'searchRows',
] as const;

/** The do-not-look-up list, and what its hashes are made with. */
export const LIST_STORES = ['salts', 'forgotten'] as const;

/** What was saved, which names nobody. */
export const SAVINGS_STORES = ['savings'] as const;

/** People and all that was paid for, asked and answered. */
export const HISTORY_STORES = [...NAMING_STORES, ...SAVINGS_STORES, 'balances'] as const;

/** Every store that there is. */
export const ALL_STORES = [...HISTORY_STORES, ...LIST_STORES] as const;
