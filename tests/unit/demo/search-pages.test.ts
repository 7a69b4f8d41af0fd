import { describe, expect, it } from 'vitest';
import { PEOPLE } from './provider';
import { ANYBODY, CURRENT, ids, NORTHWIND, openSearch, type Row, refusalOf } from './searching';

describe('pages', () => {
  const sorts = [{ field: 'crustdata_person_id', order: 'desc' }];

  it('are 20 rows unless told, by limit or its alias', async () => {
    for (const [more, length] of [
      [{}, 20],
      [{ limit: 3 }, 3],
      [{ count: 4 }, 4],
      [{ limit: 1000 }, PEOPLE.length],
    ] as const) {
      const { json, headers } = await openSearch().search({ filters: ANYBODY, ...more });
      expect(json.profiles).toHaveLength(length);
      expect(json.total_count).toBe(PEOPLE.length);
      expect(Number(headers.get('x-credits-used'))).toBe(Math.round(length * 3) / 100);
    }
  });

  it('follow each other by cursor, to the end', async () => {
    const provider = openSearch();
    const found: number[] = [];
    let cursor: string | null = null;
    do {
      const { json } = await provider.search({ filters: ANYBODY, sorts, limit: 10, cursor });
      found.push(...ids(json.profiles));
      cursor = json.next_cursor;
    } while (cursor !== null);
    const all = PEOPLE.map(({ person_data }) => person_data.crustdata_person_id);
    expect(found).toEqual(all.toSorted((a, b) => b - a));
    expect(provider.books()).toEqual({ credits: 98.95, spent: 1.05, calls: 4 });
  });

  it('refuse a cursor of another search, or none of ours', async () => {
    const provider = openSearch();
    const { json } = await provider.search({ filters: ANYBODY, sorts, limit: 10 });
    const cursor = json.next_cursor;
    const same = { filters: ANYBODY, sorts, limit: 10, cursor };
    expect((await provider.search(same)).status).toBe(200);
    for (const changed of [
      { limit: 11 },
      { filters: NORTHWIND },
      { sorts: [] },
      { cursor: 'x' },
      { cursor: '' },
      { cursor: `${cursor}=` },
    ]) {
      const { status, json: refused } = await provider.search({ ...same, ...changed });
      expect(status).toBe(400);
      expect(refused.error.message).toBe('cursor does not belong to this search');
    }
  });

  it('sort by several fields, texts too, those without a value last', async () => {
    const field = `${CURRENT}.company_headcount_latest`;
    const by = async (order: string) =>
      (
        await openSearch().search({
          filters: ANYBODY,
          sorts: [
            { field, order },
            { field: 'basic_profile.name', order: 'asc' },
          ],
          limit: 1000,
        })
      ).json.profiles.map((row: Row) => row.basic_profile.name);
    const [up, down] = [await by('asc'), await by('desc')];
    expect(up[0]).toBe('Marisol Quenneville-Ibarra');
    expect(down[0]).toBe('נועם אלמוני-ברקת');
    expect(up.slice(10)).toEqual(down.slice(10));
    expect(up.slice(10)).toEqual(up.slice(10).toSorted());
  });
});

describe('post_processing', () => {
  it('takes people out of a page that is drawn, so that it is short, and unpaid', async () => {
    const body = {
      filters: ANYBODY,
      limit: 3,
      post_processing: {
        exclude_profiles: ['https://www.linkedin.com/in/AMARA-okafor-lindqvist-0x1c/?trk=x'],
        exclude_names: ['Tobias Vexholm', 'Nobody'],
      },
    };
    const { json, headers } = await openSearch().search(body);
    expect(ids(json.profiles)).toEqual([900211]);
    expect(json.total_count).toBe(PEOPLE.length);
    expect(headers.get('x-credits-used')).toBe('0.03');
  });

  it.each([
    ['must be an object', []],
    ['has an unknown key: exclude', { exclude: [] }],
    ['must have a list of strings in exclude_names', { exclude_names: 'x' }],
    ['must have at most 50000 items in exclude_names', { exclude_names: Array(50_001).fill('x') }],
  ])('is refused: %s', async (message, post_processing) => {
    expect(await refusalOf({ filters: ANYBODY, post_processing })).toBe(
      `post_processing ${message}`,
    );
  });
});
