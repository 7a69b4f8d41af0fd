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
  {
    key: 'sim-given',
    credits: 100,
    contract: 'A',
    about: 'the given document (state A): everything by default, refresh flags, preview',
  },
  {
    key: 'sim-narrow',
    credits: 100,
    contract: 'A',
    knownFields: [
      ...['professional_network.joined_date', 'professional_network.verifications'],
      'certifications',
    ],
    about: 'state A to the letter: `fields` knows the three listed paths only, else 400',
  },
  {
    key: 'sim-july',
    credits: 100,
    contract: 'C',
    contactEnrich: true,
    about: 'state C: no refresh flags, business e-mails only, with the contact endpoint',
  },
  {
    key: 'sim-today',
    credits: 100,
    contract: 'D',
    disabledFields: ['certifications', 'honors', 'updated_at'],
    about: 'today (state D): profile URLs only; contact and live endpoints not in the plan: 403',
  },
  {
    key: 'sim-contact',
    credits: 100,
    contract: 'D',
    contactEnrich: true,
    about: 'state D with the contact endpoint',
  },
  {
    key: 'sim-live',
    credits: 100,
    contract: 'D',
    live: true,
    noMatch404: ['/person/professional_network/enrich/live'],
    about: 'state D with the live endpoint, which answers 404 where nobody is found',
  },
  {
    key: 'sim-whole',
    credits: 5000,
    contract: 'D',
    ratePerMinute: 600,
    rates: {
      '/person/contact/enrich': 600,
      '/person/professional_network/enrich/live': 600,
      '/person/search': 600,
      '/person/search/autocomplete': 600,
    },
    disabledFields: [],
    preview: true,
    contactEnrich: true,
    live: true,
    about: 'state D with every endpoint, field and preview, many credits, high rates',
  },
  {
    key: 'sim-search',
    credits: 5000,
    contract: 'D',
    rates: { '/person/search': 600, '/person/search/autocomplete': 600 },
    about: 'state D for searching: many credits, high rates',
  },
  {
    key: 'sim-unsearched',
    credits: 100,
    contract: 'D',
    search: false,
    autocomplete: false,
    about: 'state D without search and autocomplete: 403',
  },
  {
    key: 'sim-group',
    credits: 100,
    unknownFields: ['contact.business_emails'],
    about: 'state B where contact.business_emails is unknown (400), contact is not',
  },
  {
    key: 'sim-uncontacted',
    credits: 100,
    unknownFields: ['contact'],
    about: 'state B where contact and all its parts are unknown: 400',
  },
  {
    key: 'sim-cached',
    credits: 100,
    refreshFlags: false,
    about: 'state B where enrich_realtime and force_fetch are unknown: 400',
  },
  {
    key: 'sim-batch',
    credits: 50_000,
    about: 'many credits at the published rate: 15 requests a minute',
  },
  {
    key: 'sim-fast',
    credits: 1_000_000,
    ratePerMinute: 1_000_000,
    about: 'credits and a rate that never bind',
  },
  {
    key: 'sim-short',
    credits: 100,
    ratePerMinute: 1_000_000,
    about: 'a rate that never binds, and credits for two full requests or so',
  },
  { key: 'sim-nobody', credits: 100, noMatch404: true, about: '404 where nobody is found' },
];
