import 'fake-indexeddb/auto';
import { render, screen } from '@testing-library/preact';
import { beforeEach, expect, it } from 'vitest';
import { Privacy } from '../../../components/options/privacy';
import { announceRequest } from '../../../lib/request-changes';
import { databaseFor } from '../../../lib/store/open';
import { clearRequests } from '../../../lib/store/requests';
import { requestRow } from '../library/world';
import { expectAccessible } from '../setup';

const DAY_MS = 24 * 60 * 60 * 1000;
const bought = () => databaseFor({ isDemo: false });

beforeEach(async () => clearRequests(await bought()));

it('privacy says who hears of whom, and leads to the list of what left, with the last week’s count', async () => {
  const database = await bought();
  const ages = [0, 1, 6, 8, 40];
  for (const age of ages) {
    await database.put('requests', requestRow({ id: `${age}`, at: Date.now() - age * DAY_MS }));
  }
  const { container } = render(<Privacy />);
  expect(screen.getByText(/A host that sends one learns whom you look at/)).toBeTruthy();
  const link = screen.getByRole('link', { name: 'What left this browser' });
  expect(link.getAttribute('href')).toBe('/library.html#requests');
  expect(await screen.findByText(/3 requests in the last 7 days/)).toBeTruthy();
  await expectAccessible(container);

  await database.put('requests', requestRow({ id: 'new', at: Date.now() }));
  announceRequest(null);
  expect(await screen.findByText(/4 requests in the last 7 days/)).toBeTruthy();
});
