import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type RequestChange, watchRequests } from '../../../lib/request-changes';
import { databaseFor } from '../../../lib/store/open';
import { clearRequests, readRequests } from '../../../lib/store/requests';
import { requestServices } from '../../../lib/worker/services/request-services';
import { logInto } from '../enrich/log-into';

const bought = () => databaseFor({ isDemo: false });
const slug = 'ida-0x1c';

beforeEach(async () => clearRequests(await bought()));

const services = async () => requestServices({ log: logInto(await bought()) });

describe('a picture that is about to be loaded', () => {
  it('is in the log, by its host alone: its path may name whose it is', async () => {
    const { 'log-picture': log } = await services();
    const url = 'https://media.example.com/people/ida-ashgrove.jpg?e=1&v=beta';
    expect(await log({ url, identifier: { kind: 'profile', slug: 'Ida-0x1C' } })).toBeNull();
    expect(await readRequests(await bought())).toEqual([
      {
        id: expect.any(String),
        at: expect.any(Number),
        host: 'media.example.com',
        method: 'GET',
        path: '/',
        purpose: 'picture',
        identifierKeys: [`profile:${slug}`],
        fields: [],
        bytesSent: 'e=1&v=beta'.length,
      },
    ]);
  });

  it('names nobody where it is nobody’s, or not to be told', async () => {
    const { 'log-picture': log } = await services();
    await log({ url: 'https://logos.example.net/l.png' });
    expect(await readRequests(await bought())).toMatchObject([{ identifierKeys: [] }]);
  });

  it('is refused where it cannot be written down', async () => {
    const full = new DOMException('', 'QuotaExceededError');
    const { 'log-picture': log } = requestServices({ log: () => () => Promise.reject(full) });
    await expect(log({ url: 'https://media.example.com/a.jpg' })).rejects.toBe(full);
  });

  it.each([{}, { url: 'media' }, { url: 7 }, { url: 'https://a.example.com', identifier: 'ida' }])(
    'is bad input as %j',
    async (args) => {
      const { 'log-picture': log } = await services();
      await expect(log(args)).rejects.toMatchObject({ failure: { code: 'bad-input' } });
      expect(await readRequests(await bought())).toEqual([]);
    },
  );
});

it('the log is cleared, and every page that shows it hears of that', async () => {
  const { 'log-picture': log, 'clear-requests': clear } = await services();
  await log({ url: 'https://media.example.com/a.jpg' });
  const heard = Promise.withResolvers<RequestChange>();
  const end = watchRequests(heard.resolve);
  expect(await clear({})).toBeNull();
  expect(await heard.promise).toBeNull();
  end();
  expect(await readRequests(await bought())).toEqual([]);
});
