import type { DemoAccount } from '../../lib/demo/accounts';

/** An account of the simulator with a line on what it is for. */
export type ReservedKey = DemoAccount & { readonly about: string };

/** The keys that the simulator knows unless told otherwise. Credits are those at the start. */
export const RESERVED_KEYS: readonly ReservedKey[] = [
  { key: 'sim-rich', credits: 5000, ratePerMinute: 600, about: 'many credits, a high rate' },
  { key: 'sim-plain', credits: 100, about: 'the published defaults: 15 requests a minute' },
  {
    key: 'sim-certified',
    credits: 100,
    disabledFields: ['honors'],
    about: 'a plan with certifications',
  },
  { key: 'sim-preview', credits: 100, preview: true, about: 'a plan with preview' },
  { key: 'sim-empty', credits: 0, about: 'no credits: 402' },
  {
    key: 'sim-closed',
    credits: 100,
    enrichEnabled: false,
    about: 'a plan without /person/enrich: 403',
  },
  { key: 'sim-tight', credits: 100, ratePerMinute: 2, about: '2 requests a minute: soon 429' },
];
