import { createRequests, type RequestsWorld } from '../../../components/library/requests-model';
import type { RequestChange } from '../../../lib/request-changes';
import type { StoredRequest } from '../../../lib/store/rows';

/** Noon of 22 November 2026 by the clock of the machine, ms since 1970. */
export const NOON = new Date(2026, 10, 22, 12).getTime();

/** A look-up of Amara that was answered. */
export function requestRow(changed: Partial<StoredRequest> = {}): StoredRequest {
  return {
    id: 'r1',
    at: NOON,
    host: 'api.crustdata.com',
    method: 'POST',
    path: '/person/enrich',
    purpose: 'look-up',
    provider: 'crustdata',
    identifierKeys: ['profile:amara-0x1c'],
    fields: ['basic_profile', 'contact.business_emails'],
    bytesSent: 240,
    result: 200,
    bytesReceived: 3_120,
    credits: 2,
    tookMs: 412,
    ...changed,
  };
}

/** One row of each kind there is, the newest first. */
export function someRows(): StoredRequest[] {
  const { result, bytesReceived, credits, tookMs, ...open } = requestRow();
  const { provider, ...foreign } = open;
  const minute = 60_000;
  return [
    { ...open, id: 'open', at: NOON, purpose: 'refresh' },
    requestRow({ id: 'looked', at: NOON - minute }),
    {
      ...foreign,
      id: 'picture',
      at: NOON - 2 * minute,
      host: 'media.example.com',
      method: 'GET',
      path: '/',
      purpose: 'picture',
      fields: [],
      bytesSent: 14,
    },
    {
      ...open,
      id: 'dropped',
      at: NOON - 3 * minute,
      host: 'enrichlayer.com',
      method: 'GET',
      path: '/api/v2/profile/resolve/email',
      provider: 'enrich-layer',
      purpose: 'look-up',
      identifierKeys: ['email:jonas.test@northwind.example.com'],
      fields: ['lookup_depth', 'enrich_profile'],
      result: 'none',
      tookMs: 90_000,
    },
    {
      ...open,
      id: 'account',
      at: NOON - 24 * 60 * minute,
      method: 'GET',
      path: '/account/credits',
      purpose: 'account',
      identifierKeys: [],
      fields: [],
      bytesSent: 0,
      result: 200,
      bytesReceived: 90,
      tookMs: 80,
    },
  ];
}

/** The list over rows that a test changes, and what tells it of changes. */
export function buildRequests(
  rows: readonly StoredRequest[],
  changed: Partial<RequestsWorld> = {},
) {
  const log = { rows: [...rows], reads: 0, clears: 0 };
  let changedTo: (change: RequestChange) => void = () => undefined;
  const model = createRequests({
    read: async () => {
      log.reads++;
      return [...log.rows];
    },
    watch: (follow) => {
      changedTo = follow;
    },
    clear: async () => {
      log.clears++;
      log.rows = [];
    },
    providers: async () => [
      { id: 'crustdata', name: 'Crustdata' },
      { id: 'enrich-layer', name: 'Enrich Layer' },
    ],
    hasNoStore: () => false,
    ...changed,
  });
  return { model, log, tell: (change: RequestChange) => changedTo(change) };
}
