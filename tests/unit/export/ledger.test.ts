import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { ledgerDaysToCsv, ledgerToCsv } from '../../../lib/export/ledger';

const LOOKED = {
  at: Date.UTC(2026, 10, 22, 12, 35, 50),
  provider: 'crustdata',
  purpose: 'look-up',
  identifierKey: 'profile:amara-0x1c',
  price: { min: 1, max: 3 },
  state: 'settled',
  credits: 2,
  isEstimate: false,
  requestId: 'req-1',
  settledAt: Date.UTC(2026, 10, 22, 12, 35, 51),
} as const;
const { credits, settledAt, requestId, identifierKey, ...OPEN } = LOOKED;

it('has a header row and a row for each receipt, in order; nothing in it is a formula or a line of its own', () => {
  const csv = ledgerToCsv([
    LOOKED,
    { ...LOOKED, isEstimate: true, identifierKey: '=HYPERLINK("https://evil.example.com")' },
    { ...LOOKED, isByBalance: true, requestId: '@evil\r\n=1+1', failureCode: 'bad-reply' },
    { ...OPEN, state: 'uncertain', provider: '-crust,"data"' },
  ]);
  expect(csv.endsWith('\r\n')).toBe(true);
  const { data, errors } = Papa.parse<string[]>(csv.trimEnd());
  expect(errors).toEqual([]);
  const start = ['2026-11-22T12:35:50Z', 'crustdata', 'look-up'];
  const end = '2026-11-22T12:35:51Z';
  expect(data).toEqual([
    [
      ...['time', 'provider', 'purpose', 'identifier', 'announced_min', 'announced_max', 'state'],
      ...['credits', 'cost_from', 'failure', 'request_id', 'settled_at'],
    ],
    [...start, 'profile:amara-0x1c', '1', '3', 'settled', '2', 'reply', '', 'req-1', end],
    [
      ...[...start, '\'=HYPERLINK("https://evil.example.com")', '1', '3', 'settled', '2'],
      ...['estimate', '', 'req-1', end],
    ],
    [
      ...[...start, 'profile:amara-0x1c', '1', '3', 'settled', '2', 'balance', 'bad-reply'],
      ...["'@evil =1+1", end],
    ],
    [
      ...['2026-11-22T12:35:50Z', '\'-crust,"data"', 'look-up', '', '1', '3', 'uncertain'],
      ...['', '', '', '', ''],
    ],
  ]);
});

it('has a row for each day and provider', () => {
  const csv = ledgerDaysToCsv([
    {
      ...{ day: '2026-11-22', provider: '+crustdata', credits: 2.5, maybe: 3, requests: 4 },
      ...{ free: 1, estimated: 0, byBalance: 2 },
    },
  ]);
  expect(csv).toBe(
    'day,provider,credits,maybe_charged,requests,free_answers,estimated,by_balance\r\n' +
      "2026-11-22,'+crustdata,2.5,3,4,1,0,2\r\n",
  );
});
