import { act, fireEvent, render, screen } from '@testing-library/preact';
import { SearchView } from '../../../components/search/search';
import type { SearchWorld } from '../../../components/search/world';
import type { Person } from '../../../lib/person';
import type { StoredSearch } from '../../../lib/store/batch-rows';
import { AT_WEFTWORKS, buildSearch } from './search-world';

/** Lets what was set off come to its end: all of it is in memory. */
export const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

/** The search view, drawn and at rest. */
export async function drawn(
  changed: Partial<SearchWorld> = {},
  kept: readonly StoredSearch[] = [],
  people?: readonly Person[],
) {
  const built = buildSearch(people, changed, kept);
  await built.model.start();
  const view = render(<SearchView model={built.model} place="" />);
  await act(settled);
  return { ...view, ...built };
}

/** The same once it has found its first page. */
export async function searched(changed: Partial<SearchWorld> = {}, people?: readonly Person[]) {
  const built = await drawn(changed, [], people);
  await act(async () => built.model.write(AT_WEFTWORKS));
  await click(/^Search ·/);
  return built;
}

/** A field with suggestions, or a choice. */
export const field = (name: string) => screen.getByRole('combobox', { name }) as HTMLInputElement;

/** The button of that name. */
export const button = (name: string | RegExp) => screen.getByRole('button', { name });

/** Clicks a button as a keyboard or a finger does: nothing loses the focus. */
export async function click(name: string | RegExp): Promise<void> {
  await act(async () => {
    fireEvent.click(button(name));
    await settled();
  });
}

/** Writes into a field. */
export async function type(element: HTMLElement, value: string): Promise<void> {
  await act(async () => void fireEvent.input(element, { target: { value } }));
}

/** Chooses of a list. */
export async function choose(element: HTMLElement, value: string): Promise<void> {
  await act(async () => void fireEvent.change(element, { target: { value } }));
}

/** The request as JSON, as it is being written. */
export const json = () =>
  screen.getByRole('textbox', { name: 'The request as JSON' }) as HTMLTextAreaElement;

/** Turns to the form or to the JSON. */
export async function turnTo(name: string): Promise<void> {
  await act(async () => void fireEvent.click(screen.getByRole('radio', { name })));
}

/** Presses Enter in a field. */
export async function enter(element: HTMLElement): Promise<void> {
  await act(async () => {
    fireEvent.keyDown(element, { key: 'Enter' });
    await settled();
  });
}
