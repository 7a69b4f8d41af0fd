import 'fake-indexeddb/auto';
import { fireEvent, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readSettings, writeConsent, writeSetting } from '../../../lib/settings';
import { PROVIDER, SECOND } from '../panel/world';
import { expectAccessible } from '../setup';
import { openPage } from './page';

const BY_ORGANISATION = 'Set by your organisation';

/** The words that describe an element. */
function descriptionOf(element: Element): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

beforeEach(async () => {
  fakeBrowser.reset();
  await writeConsent(1);
});

describe('options that the organisation sets', () => {
  it('say nothing of it where it sets none', async () => {
    const { container } = await openPage();
    expect(container.textContent).not.toContain('organisation');
  });

  it.each([
    ['theme', 'dark', 'group', 'Theme'],
    ['density', 'compact', 'group', 'Density'],
    ['photos', 'never', 'group', 'Photos and company logos'],
    ['onClick', 'ask-first', 'group', 'When I click on someone new'],
    ['contact', ['phones'], 'group', 'Contact details to ask for'],
    ['minSimilarity', -1, 'group', 'When looking up an address, take matches'],
    ['listed', ['business'], 'group', 'Addresses to list and to count'],
    ['onNoMatch', 'stop', 'group', 'When a provider finds nobody'],
    ['provider', 'crustdata', 'group', 'Whom to ask'],
    ['askAbove', 1, 'spinbutton', /^Ask first above/],
    ['waitS', 30, 'spinbutton', /^Wait for an answer/],
    ['capDay', 20, 'spinbutton', 'At most this many credits a day'],
    ['capMonth', -1, 'spinbutton', 'At most this many credits a month'],
    ['language', 'de', 'combobox', 'Language'],
    ['onLinkedIn', true, 'checkbox', 'Read links on LinkedIn pages'],
    ['shortcuts', false, 'checkbox', /single keys/i],
  ] as const)('%s is switched off, and described so', async (name, value, role, label) => {
    await fakeBrowser.storage.managed.set({ [name]: value });
    const { container } = await openPage([PROVIDER, SECOND]);
    const control = screen.getByRole(role, { name: label });
    expect(control.matches(':disabled')).toBe(true);
    expect(descriptionOf(control)).toContain(BY_ORGANISATION);
    expect(screen.getAllByText(BY_ORGANISATION)).toHaveLength(1);
    await expectAccessible(container);
  });

  it('leave the others alone, which are changed as ever', async () => {
    await fakeBrowser.storage.managed.set({ theme: 'dark' });
    await openPage();
    const theme = screen.getByRole('group', { name: 'Theme' });
    expect(within(theme).getByRole<HTMLInputElement>('radio', { name: 'Dark' }).checked).toBe(true);
    const compact = screen.getByRole('radio', { name: 'Compact' });
    fireEvent.click(compact);
    await expect.poll(async () => (await readSettings()).density).toBe('compact');
    expect(screen.getByText(/^Your organisation sets some of these options/)).toBeTruthy();
  });

  it('in the order of providers: its buttons move nothing', async () => {
    await fakeBrowser.storage.managed.set({ order: ['second'] });
    const { write } = await openPage([PROVIDER, SECOND]);
    expect(descriptionOf(screen.getByRole('list', { name: 'In this order' }))).toContain(
      BY_ORGANISATION,
    );
    const move = screen.getByRole('button', { name: /Crustdata.*down|down.*Crustdata/i });
    expect(move.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(move);
    expect(write).not.toHaveBeenCalled();
  });

  it('in the sites: its own are listed apart and cannot be removed, the user’s can', async () => {
    await writeSetting('neverOn', ['bank.example.org']);
    await fakeBrowser.storage.managed.set({ blockedSites: ['payroll.example.com'] });
    const { container } = await openPage();
    const ruled = screen.getByRole('list', { name: 'Ruled out by your organisation' });
    expect(ruled.textContent).toBe('payroll.example.com');
    expect(within(ruled).queryByRole('button')).toBeNull();
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: /site/i });
    fireEvent.input(field, { target: { value: 'hr.payroll.example.com' } });
    fireEvent.submit(field.closest('form') as HTMLFormElement);
    expect((await screen.findByRole('alert')).textContent).toContain('payroll.example.com');
    fireEvent.click(screen.getByRole('button', { name: /bank\.example\.org/ }));
    await expect.poll(async () => (await readSettings()).neverOn).toEqual([]);
    expect((await readSettings()).blockedSites).toEqual(['payroll.example.com']);
    await expectAccessible(container);
  });

  it('a list of sites that it sets itself has no way to change it', async () => {
    await fakeBrowser.storage.managed.set({ neverOn: ['bank.example.org'] });
    await openPage();
    expect(screen.getByRole('button', { name: /bank\.example\.org/ }).matches(':disabled')).toBe(
      true,
    );
    const sites = within(screen.getByRole('form', { name: 'Sites never to run on' }));
    expect(sites.getByRole('button', { name: 'Add' }).matches(':disabled')).toBe(true);
  });

  it('name what of the policy counts for nothing', async () => {
    await fakeBrowser.storage.managed.set({ waitS: 4, theem: 'dark' });
    await openPage();
    const status = screen.getByText(/mean nothing to Sidecard/);
    expect(status.textContent).toMatch(/waitS/);
    expect(status.textContent).toMatch(/theem/);
    expect(screen.queryByText(/^Your organisation sets some/)).toBeNull();
  });

  it('name the entries of a list that count for nothing, beside those that count', async () => {
    await fakeBrowser.storage.managed.set({
      blockedSites: ['two words', 'https://HR.example.com/'],
    });
    await openPage();
    const ruled = screen.getByRole('list', { name: 'Ruled out by your organisation' });
    expect(ruled.textContent).toBe('hr.example.com');
    expect(screen.getByText(/mean nothing to Sidecard/).textContent).toMatch(
      /: blockedSites: "two words"$/,
    );
  });

  it('say that no provider is asked where the list of those allowed cannot be read', async () => {
    await fakeBrowser.storage.managed.set({ allowedProviders: 'crustdata' });
    const { container } = await openPage();
    expect(screen.getByText(/so none is asked\.$/)).toBeTruthy();
    expect(screen.queryByText(/mean nothing to Sidecard/)).toBeNull();
    await expectAccessible(container);
  });

  it('that it set a moment ago are refused in words, and shown as they are now', async () => {
    await openPage();
    await fakeBrowser.storage.managed.set({ density: 'comfortable' });
    fireEvent.click(screen.getByRole('radio', { name: 'Compact' }));
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Your organisation does not allow this.',
    );
    expect(screen.getByRole('group', { name: 'Density' }).matches(':disabled')).toBe(true);
    expect((await readSettings()).density).toBe('comfortable');
  });
});
