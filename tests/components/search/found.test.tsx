import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { SearchView } from '../../../components/search/search';
import type { SearchModel } from '../../../components/search/search-model';
import type { SearchWorld } from '../../../components/search/world';
import type { StoredSearchRow } from '../../../lib/store/batch-rows';
import '../setup';
import { words } from '../library/page';
import { button, click, drawn, searched, settled } from './search-page';
import {
  AT_WEFTWORKS,
  buildSearch,
  foundPerson,
  NOON,
  SEARCHING,
  storedSearch,
} from './search-world';

const people = (count: number) => Array.from({ length: count }, (_, index) => foundPerson(index));
const found = () => within(screen.getByRole('list', { name: 'Found: Weftworks' }));
const wide = { ...AT_WEFTWORKS, limit: 100 };

async function searchWide(model: SearchModel): Promise<void> {
  await act(async () => model.write(wide));
  await click(/^Search ·/);
}

describe('the pages of a search', () => {
  it('lead on to whom the last one brought, once its button is gone', async () => {
    await searched();
    button(/^Next page/).focus();
    await click(/^Next page/);
    expect(document.activeElement).toBe(found().getAllByRole('listitem')[5]);
  });

  it('are drawn once they are paid for, however many there are', async () => {
    const { model } = await drawn({}, [], people(250));
    await searchWide(model);
    await click(/^Next page/);
    await click(/^Next page/);
    expect(found().getAllByRole('checkbox')).toHaveLength(250);
    expect(screen.queryByRole('button', { name: 'Show more of them' })).toBeNull();
  }, 30_000);

  it('that were kept are drawn in part, and more of them lead on', async () => {
    const kept = storedSearch({ pages: 3, people: 250, total: 250, credits: 7.5 });
    await drawn({}, [kept], people(250));
    await click('Show: Weftworks');
    expect(found().getAllByRole('checkbox')).toHaveLength(200);
    button('Show more of them').focus();
    await click('Show more of them');
    expect(document.activeElement).toBe(found().getAllByRole('listitem')[200]);
  }, 30_000);

  it('say what they cost as long as they are the last ones', async () => {
    const { model } = await searched();
    await click(/^Next page/);
    await act(async () => model.start());
    expect(screen.getByText(/This page cost 0.06 credits/)).toBeTruthy();
    const said = screen.getAllByRole('status').map(words);
    expect(said).toContain('2 people came · 7 of 7 people fetched');
  });

  it('count one person as one', async () => {
    await searched({}, [foundPerson(0)]);
    expect(screen.getByText('1 of 1 person fetched')).toBeTruthy();
  });

  it('without anybody lead on', async () => {
    await searched({}, []);
    expect(screen.getByText(/fewer conditions/)).toBeTruthy();
  });
});

describe('who is known', () => {
  const changing = () => {
    const keys = new Set<string>();
    const told: (() => void)[] = [];
    const world: Partial<SearchWorld> = {
      known: async (_, asked) => new Set(asked.filter((key) => keys.has(key))),
      watch: (changed) => void told.push(changed),
    };
    const lookUp = (key: string) => keys.add(key);
    const tell = () => {
      for (const changed of told) changed();
    };
    return { lookUp, tell, world };
  };

  it('is read anew when the view is drawn again', async () => {
    const { lookUp, world } = changing();
    const { model, unmount } = await searched(world);
    expect(screen.queryAllByText('in your library')).toHaveLength(0);
    unmount();
    lookUp('profile:amara-0x1');
    render(<SearchView model={model} place="" />);
    await act(settled);
    expect(screen.getAllByText('in your library')).toHaveLength(1);
  });

  it('is read anew when somebody was looked up elsewhere, and not while nobody looks', async () => {
    const { lookUp, tell, world } = changing();
    let readings = 0;
    const { unmount } = await searched({
      ...world,
      list: async () => {
        readings += 1;
        return [storedSearch({ id: 'run0', pages: 1, people: 5, credits: 0.15 })];
      },
    });
    lookUp('profile:amara-0x1');
    await act(async () => {
      tell();
      await settled();
    });
    expect(screen.getAllByText('in your library')).toHaveLength(1);
    await act(async () => void unmount());
    const before = readings;
    tell();
    await settled();
    expect(readings).toBe(before);
  });
});

describe('what is read late', () => {
  it('does not take the place of what was found meanwhile', async () => {
    const first = storedSearch({ id: 'a', pages: 1, people: 1, credits: 0.03 });
    const late: (() => void)[] = [];
    const told: (() => void)[] = [];
    let isSlow = false;
    const { model } = buildSearch(
      undefined,
      {
        watch: (changed) => void told.push(changed),
        rows: ({ id }) =>
          new Promise<readonly StoredSearchRow[]>((resolve) => {
            if (isSlow && id === 'a') late.push(() => resolve([]));
            else resolve([]);
          }),
      },
      [first],
    );
    await model.start();
    await model.open('a');
    isSlow = true;
    for (const changed of told) changed();
    await settled();
    model.write(AT_WEFTWORKS);
    await model.submit();
    model.toggle(1);
    expect(late).toHaveLength(1);
    for (const go of late) go();
    await settled();
    expect(model.found.value?.search.id).toBe('run1');
    expect([...model.selected.value]).toEqual([1]);
  });
});

describe('a file of those who were found', () => {
  it('is called after the search, and names the provider as screens do', async () => {
    const { files } = await searched();
    await click('Save as CSV');
    await waitFor(() => expect(files).toHaveLength(1));
    expect(files[0]).toMatch(/^Weftworks\.csv\n/);
    expect(files[0]).toContain(`,${SEARCHING.name},`);
    expect(files[0]).not.toContain(',crustdata,');
    expect(screen.getByText('The file is saved.')).toBeTruthy();
  });

  it('that cannot be saved is said', async () => {
    await searched({
      save: () => {
        throw new Error('No room.');
      },
    });
    await click('Save as JSON');
    await waitFor(() => expect(screen.getByRole('alert')).toBeTruthy());
  });
});

describe('searches that are kept', () => {
  const PAID = storedSearch({ id: 'b', pages: 1, people: 5, credits: 0.15 });

  it('are deleted with whom they found only once that was asked', async () => {
    const { sent } = await drawn({}, [PAID]);
    await click('Delete: Weftworks');
    expect(sent).toEqual([]);
    const dialog = screen.getByRole('dialog', { name: 'Delete this search?' });
    await act(async () => {
      dialog.querySelector<HTMLElement>('button.bad')?.click();
      await settled();
    });
    expect(sent).toEqual([['delete-search', { id: 'b' }]]);
    // The heading went with the last one.
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Search' }));
  });

  it('stay where the answer is no', async () => {
    const { sent } = await drawn({}, [PAID]);
    await click('Delete: Weftworks');
    await act(async () => void fireEvent.click(button('Keep it')));
    expect(sent).toEqual([]);
    expect(screen.getByRole('button', { name: 'Show: Weftworks' })).toBeTruthy();
  });

  it('say when, to the minute, in one line with the rest', async () => {
    await drawn({}, [PAID]);
    const line = screen.getByRole('button', { name: 'Show: Weftworks' }).closest('li');
    expect(line?.textContent?.replace(/\s/g, ' ')).toContain(
      `12:00 PM · ${SEARCHING.name} · 5 people · 0.15 credits`,
    );
    expect(NOON).toBe(PAID.at);
  });
});

describe('where nobody can search', () => {
  it('another way is offered, and not where it is a failure', async () => {
    const { unmount } = await drawn({ providers: async () => [{ ...SEARCHING, search: null }] });
    expect(screen.getByRole('link').getAttribute('href')).toBe('#batches/new');
    unmount();
    await drawn({ providers: async () => Promise.reject(new Error('No store.')) });
    expect(screen.queryByRole('link')).toBeNull();
  });
});
