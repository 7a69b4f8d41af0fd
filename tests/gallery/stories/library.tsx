import { Library } from '../../../components/library/app';
import { ClearRequests } from '../../../components/library/clear-requests';
import type { RequestFilter } from '../../../components/library/request-filter';
import { Requests } from '../../../components/library/requests';
import type { RequestsWorld } from '../../../components/library/requests-model';
import type { StoredRequest } from '../../../lib/store/schema';
import { buildRequests, NOON, requestRow, someRows } from '../../components/library/world';
import type { Stories, Story } from './story';

interface Changed extends Partial<RequestsWorld> {
  readonly filter?: Partial<RequestFilter>;
  readonly isClearing?: boolean;
}

function requests(name: string, rows: readonly StoredRequest[], changed: Changed = {}): Story {
  const { filter = {}, isClearing = false, ...world } = changed;
  const render = async () => {
    const { model } = buildRequests(rows, world);
    await model.start();
    model.narrow(filter);
    return (
      <>
        <Library
          views={[{ id: 'requests', title: 'leftTitle', draw: () => <Requests model={model} /> }]}
        />
        {isClearing && (
          <ClearRequests
            count={rows.length}
            onClear={async () => undefined}
            onClose={() => undefined}
          />
        )}
      </>
    );
  };
  return { name: `requests-${name}`, render };
}

const MANY = Array.from({ length: 5_000 }, (_, index) =>
  requestRow({ id: `r${index}`, at: NOON - index * 60_000 }),
);
const LONG = 'averylongword'.repeat(12);
const HOSTILE = [
  requestRow({
    id: 'long',
    host: `${LONG.slice(0, 60)}.example.com`,
    path: `/${LONG}`,
    provider: LONG,
    identifierKeys: [`profile:${LONG}`, `email:${LONG}@example.com`],
    fields: Array.from({ length: 30 }, (_, index) => `${LONG.slice(0, 20 + index)}.${index}`),
    bytesSent: 123_456_789,
    bytesReceived: 9_876_543_210,
    credits: 1_234_567.89,
    tookMs: 90_000,
  }),
  requestRow({
    id: 'turned',
    identifierKeys: ['profile:\u202Eo\u0308-amara', 'profile:سارة-0x1c'],
    fields: ['<img src=x onerror="window.ran=1">', '\u202Esnoitseuq'],
  }),
  requestRow({ id: 'markup', identifierKeys: ['profile:</td><script>window.ran=1</script>'] }),
];

/** The library page in every state. */
export const LIBRARY_STORIES = {
  requests: [
    requests('empty', []),
    requests('few', someRows()),
    requests('many', MANY),
    requests('filtered', someRows(), { filter: { words: 'amara', purpose: 'look-up' } }),
    requests('nothing-fits', someRows(), { filter: { words: 'nobody', from: '2026-11-01' } }),
    requests('hostile', HOSTILE),
    requests('clearing', someRows(), { isClearing: true }),
    requests('private', [], { hasNoStore: () => true }),
    requests('too-new', [], {
      read: () => Promise.reject(new DOMException('', 'VersionError')),
    }),
  ],
} as const satisfies Stories;
