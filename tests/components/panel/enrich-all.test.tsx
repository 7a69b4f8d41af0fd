import { act, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Panel } from '../../../components/panel/app';
import type { Identifier } from '../../../lib/identifier';
import { expectAccessible } from '../setup';
import { buildPanel, PROVIDER } from './world';

const PEOPLE = [
  { identifier: { kind: 'profile', slug: 'amara-0x1c' }, label: 'Amara Test' },
  { identifier: { kind: 'email', address: 'jonas@northwind.example.com' }, label: 'Jonas' },
  { identifier: { kind: 'profile', slug: 'noor-0x2d' }, label: 'Noor Example' },
] as const satisfies readonly { identifier: Identifier; label: string }[];

/** What the worker would be told. */
const sent: { readonly type: string; readonly args: unknown }[] = [];
let answer: (type: string) => unknown;
const opened: (string | undefined)[] = [];

beforeEach(() => {
  sent.length = 0;
  opened.length = 0;
  answer = (type) => ({ ok: true, value: type === 'new-batch' ? 'b7' : 2 });
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (message: {
    type: string;
    args: unknown;
  }) => {
    sent.push(message);
    return answer(message.type);
  }) as never);
  vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation((async ({ url }: { url?: string }) => {
    opened.push(url);
    return {};
  }) as never);
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation((async () => [
    { title: 'Speakers · Example Conference' },
  ]) as never);
});

async function drawn(isPrivate = false) {
  const { model } = await buildPanel({ isPrivate });
  model.provider.value = PROVIDER;
  model.view.value = {
    kind: 'several',
    people: PEOPLE,
    ...{ isCut: false, known: new Set(), isOfPage: true, place: '7', provider: PROVIDER },
  };
  return render(<Panel model={model} />);
}

/** Selects the first so many. */
function select(count: number): void {
  for (const box of screen.getAllByRole('checkbox').slice(1, count + 1)) fireEvent.click(box);
}

describe('several people of a page', () => {
  it('become a batch that is shown with its price; nobody is asked for them', async () => {
    const { container } = await drawn();
    select(2);
    const button = screen.getByRole('button', { name: 'Enrich 2…' });
    await expectAccessible(container);
    await act(async () => button.click());
    await waitFor(() => expect(opened).toHaveLength(1));
    expect(opened[0]).toMatch(/\/library\.html#batches\/b7$/);
    expect(sent).toEqual([
      {
        type: 'new-batch',
        args: {
          provider: 'crustdata',
          from: 'page',
          name: 'Speakers · Example Conference',
          columns: ['Name on the page'],
        },
      },
      {
        type: 'add-rows',
        args: {
          id: 'b7',
          rows: [
            { given: 'https://www.linkedin.com/in/amara-0x1c', cells: ['Amara Test'] },
            { given: 'jonas@northwind.example.com', cells: ['Jonas'] },
          ],
        },
      },
    ]);
  });

  it('are told why no batch was made', async () => {
    answer = () => ({ ok: false, failure: { code: 'storage-full', charged: 'no' } });
    await drawn();
    select(2);
    await act(async () => screen.getByRole('button', { name: 'Enrich 2…' }).click());
    await waitFor(() => screen.getByRole('alert'));
    expect(opened).toEqual([]);
  });

  it('make no batch where one is selected, or in a private window, which keeps none', async () => {
    const { unmount } = await drawn();
    select(1);
    expect(screen.queryByRole('button', { name: /^Enrich/ })).toBeNull();
    unmount();
    await drawn(true);
    select(2);
    expect(screen.queryByRole('button', { name: /^Enrich \d/ })).toBeNull();
  });
});
