import type { EnrichLayerAccount } from './accounts';

/** An account of the simulated Enrich Layer with a line on what it is for. */
export type ReservedEnrichLayerKey = EnrichLayerAccount & { readonly about: string };

/** The keys that the simulated Enrich Layer knows unless told otherwise. Credits are those at the start. */
export const ENRICH_LAYER_KEYS: readonly ReservedEnrichLayerKey[] = [
  { key: 'el-rich', credits: 5000, about: 'many credits, 300 requests a minute over 5 minutes' },
  { key: 'el-plain', credits: 100, about: 'the published defaults' },
  {
    key: 'el-trial',
    credits: 100,
    ratePerMinute: 2,
    windowMinutes: 1,
    about: 'a trial: 2 requests a minute, then 429 with Retry-After',
  },
  {
    key: 'el-trial-silent',
    credits: 100,
    ratePerMinute: 2,
    windowMinutes: 1,
    tellsRetryAfter: false,
    about: 'a trial whose 429 says no Retry-After',
  },
  { key: 'el-empty', credits: 0, about: 'no credits: 403' },
  { key: 'el-last', credits: 1, about: 'one credit: enough for a bare profile, then 403' },
  {
    key: 'el-given',
    credits: 100,
    acceptsPost: true,
    about: 'the given document: /profile takes POST only',
  },
  {
    key: 'el-recent-default',
    credits: 100,
    useCacheDefault: 'if-recent',
    about: 'a dashboard that says if-recent: a call without use_cache costs 2',
  },
  {
    key: 'el-old-header',
    credits: 100,
    costHeader: 'X-Proxycurl-Credit-Cost',
    about: 'the cost header by its old name',
  },
  { key: 'el-no-header', credits: 100, costHeader: 'none', about: 'no cost header' },
  {
    key: 'el-retired',
    credits: 100,
    lacksContact: true,
    about: 'the endpoints for contact details alone are retired: 410',
  },
  {
    key: 'el-fast',
    credits: 1_000_000,
    ratePerMinute: 1_000_000,
    about: 'credits and a rate that never bind',
  },
  { key: 'el-free-skills', credits: 100, chargesSkills: false, about: 'skills cost nothing' },
];
