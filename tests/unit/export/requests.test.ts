import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { requestsToCsv, requestsToJson } from '../../../lib/export/requests';

const LOOKED = {
  at: Date.UTC(2026, 10, 22, 12, 35, 50),
  host: 'api.crustdata.com',
  method: 'POST',
  path: '/person/enrich',
  purpose: 'look-up',
  provider: 'crustdata',
  identifierKeys: ['profile:amara-0x1c', 'email:amara@northwind.example.com'],
  fields: ['basic_profile', 'skills'],
  bytesSent: 240,
  result: 200,
  bytesReceived: 3_120,
  credits: 2,
  tookMs: 412,
} as const;
const HOSTILE = {
  at: LOOKED.at - 1_000,
  host: 'media.example.com',
  method: 'GET',
  path: '/',
  purpose: 'picture',
  identifierKeys: ['=HYPERLINK("https://evil.example.com")'],
  fields: ['a"b\r\n=1+1', '\u202Egpj'],
  bytesSent: 0,
};

it('as CSV: a header row and a row for each, in order; nothing in it is a formula or a line of its own', () => {
  const csv = requestsToCsv([LOOKED, HOSTILE]);
  expect(csv.endsWith('\r\n')).toBe(true);
  const { data, errors } = Papa.parse<string[]>(csv.trimEnd());
  expect(errors).toEqual([]);
  expect(data).toEqual([
    [
      ...['time', 'host', 'method', 'path', 'purpose', 'provider', 'identifiers', 'fields'],
      ...['bytes_sent', 'result', 'bytes_received', 'credits', 'took_ms'],
    ],
    [
      ...['2026-11-22T12:35:50Z', 'api.crustdata.com', 'POST', '/person/enrich', 'look-up'],
      ...['crustdata', 'profile:amara-0x1c; email:amara@northwind.example.com'],
      ...['basic_profile; skills', '240', '200', '3120', '2', '412'],
    ],
    [
      ...['2026-11-22T12:35:49Z', 'media.example.com', 'GET', '/', 'picture', ''],
      ...['\'=HYPERLINK("https://evil.example.com")', 'a"b =1+1; gpj', '0', '', '', '', ''],
    ],
  ]);
});

it('as JSON: all that is known, under its own names, with what cannot be seen escaped', () => {
  const json = requestsToJson([LOOKED, HOSTILE]);
  const { at, ...looked } = LOOKED;
  const { at: _, ...hostile } = HOSTILE;
  expect(JSON.parse(json)).toEqual({
    schema: 'sidecard-requests',
    version: 1,
    requests: [
      { time: '2026-11-22T12:35:50Z', ...looked },
      { time: '2026-11-22T12:35:49Z', ...hostile },
    ],
  });
  expect(json).toContain('\\u202egpj');
  expect(requestsToJson([])).toContain('"requests": []');
});
