import { act, fireEvent, render, screen } from '@testing-library/preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Panel } from '../../../components/panel/app';
import type { View } from '../../../components/panel/view';
import type { Identifier } from '../../../lib/identifier';
import { takePrefill } from '../../../lib/search-prefill';
import { SEARCHING } from '../search/search-world';
import { expectAccessible, submit } from '../setup';
import { answerWith, buildPanel, PROVIDER } from './world';

const UNA = { kind: 'email', address: 'una.heddle@mail.northwind.example.com' } as const;

let opened: (string | undefined)[] = [];
beforeEach(() => {
  fakeBrowser.reset();
  opened = [];
  vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(async ({ url }) => {
    opened.push(url);
    return {} as never;
  });
});

async function drawn(view: View, isPrivate = false) {
  const built = await buildPanel({ isPrivate });
  built.model.provider.value = SEARCHING;
  built.model.view.value = view;
  return { ...built, ...render(<Panel model={built.model} />) };
}

function missed(identifier: Identifier, provider = SEARCHING): View {
  return { kind: 'answer', answer: { ...answerWith(), identifier }, provider };
}

const click = async (name: string) => {
  fireEvent.click(await screen.findByRole('button', { name }));
  await expect.poll(() => opened).toHaveLength(1);
};

it('nobody found for an address: the form is filled with its name and domains, and nothing is sent', async () => {
  const { stage, container } = await drawn(missed(UNA));
  await screen.findByRole('button', { name: 'Search by name' });
  await expectAccessible(container);
  await click('Search by name');
  expect(opened[0]).toMatch(/\/library\.html#search$/);
  expect(await takePrefill()).toEqual({
    name: 'Una Heddle',
    domains: ['mail.northwind.example.com', 'northwind.example.com', 'example.com'],
  });
  // It is taken once.
  expect(await takePrefill()).toBeUndefined();
  expect(stage.asked).toEqual([]);
});

it('nobody found for a profile: the form is filled with the words of its slug', async () => {
  await drawn(missed({ kind: 'profile', slug: 'una-heddle-0x52' }));
  await click('Search by name');
  expect(await takePrefill()).toEqual({ name: 'Una Heddle' });
});

it.each([
  ['a slug that says nothing', missed({ kind: 'profile', slug: 'uheddle' })],
  ['an address of a role', missed({ kind: 'email', address: 'press@northwind.example.com' })],
  ['a provider without a search', missed(UNA, PROVIDER)],
])('for %s nothing is offered', async (_, view) => {
  await drawn(view);
  await screen.findByRole('heading', { name: 'Nobody found' });
  await act(() => new Promise<void>((resolve) => setTimeout(resolve)));
  expect(screen.queryByRole('button', { name: 'Search by name' })).toBeNull();
});

it('what is typed and names nobody can be searched for', async () => {
  const { stage } = await drawn({ kind: 'blank', why: 'look-up', provider: SEARCHING });
  const box = await screen.findByRole('searchbox');
  fireEvent.input(box, { target: { value: '  Amara   Test ' } });
  submit(box);
  await click('Search for “Amara Test”');
  expect(await takePrefill()).toEqual({ name: 'Amara Test' });
  expect(stage.asked).toEqual([]);
});

it('what was to be an address is no name', async () => {
  await drawn({ kind: 'blank', why: 'look-up', provider: SEARCHING });
  const box = await screen.findByRole('searchbox');
  fireEvent.input(box, { target: { value: 'amara@' } });
  submit(box);
  await screen.findByRole('alert');
  expect(screen.queryByRole('button', { name: /^Search for/ })).toBeNull();
});

it('in a private window, which keeps no search, neither is offered', async () => {
  const { unmount } = await drawn(missed(UNA), true);
  await screen.findByRole('heading', { name: 'Nobody found' });
  await act(() => new Promise<void>((resolve) => setTimeout(resolve)));
  expect(screen.queryByRole('button', { name: 'Search by name' })).toBeNull();
  unmount();
  await drawn({ kind: 'blank', why: 'look-up', provider: SEARCHING }, true);
  const box = await screen.findByRole('searchbox');
  fireEvent.input(box, { target: { value: 'Amara Test' } });
  submit(box);
  await screen.findByRole('alert');
  expect(screen.queryByRole('button', { name: /^Search for/ })).toBeNull();
});
