import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  beginGesture,
  dropGesture,
  leavePage,
  type NewGesture,
  readGesture,
  useGesture,
} from '../../lib/session';

beforeEach(() => fakeBrowser.reset());

function gesture(changed: Partial<NewGesture> = {}): NewGesture {
  return {
    id: 'g1',
    from: 'page',
    people: [],
    isCut: false,
    isLooking: false,
    at: 100,
    ...changed,
  };
}

describe('when the tab comes to another page', () => {
  it('a gesture from before on a page without an address counts no more', async () => {
    await beginGesture(7, gesture());
    await leavePage(7, 150);
    expect(await readGesture(7)).toBeUndefined();
  });

  it('one from after stays, and so does one that comes meanwhile', async () => {
    await beginGesture(7, gesture({ at: 200 }));
    await leavePage(7, 150);
    expect(await readGesture(7)).toMatchObject({ id: 'g1' });
    await beginGesture(7, gesture({ id: 'g2', at: 100 }));
    await Promise.all([leavePage(7, 150), beginGesture(7, gesture({ id: 'g3', at: 160 }))]);
    expect(await readGesture(7)).toMatchObject({ id: 'g3' });
  });

  it('one whose page has an address stays: it can be compared', async () => {
    await beginGesture(7, gesture({ url: 'https://summit.example.org/' }));
    await leavePage(7, 150);
    expect(await readGesture(7)).toMatchObject({ id: 'g1' });
  });
});

it('nothing is left of a tab that is closed', async () => {
  await beginGesture(7, gesture());
  await useGesture(7, 'g1');
  await leavePage(7, 150);
  await dropGesture(7);
  expect(await fakeBrowser.storage.session.get(null)).toEqual({});
});
