import 'fake-indexeddb/auto';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NeverLookUp } from '../../../components/options/never-look-up';
import { FailureError } from '../../../lib/failure';
import { announceForgotten } from '../../../lib/forgotten-changes';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { addDomains } from '../../../lib/store/forgotten';
import { openDatabase } from '../../../lib/store/schema';
import { loadMoreText } from '../../../lib/text';
import { forgetServices } from '../../../lib/worker/services/forget-services';
import { keep, profile, somebody } from '../../unit/store/rows';
import { expectAccessible } from '../setup';

let databases = 0;
beforeEach(() => fakeBrowser.reset());

/** The section over the worker's own service and an empty store, or one that fails. */
async function drawn(failing = false) {
  await loadMoreText();
  const database = await openDatabase(`never-${databases++}`);
  const services = forgetServices(
    { forget: () => undefined },
    // The list needs no more of the world.
    { database: async () => database, isOwn: () => true, now: Date.now } as never,
    [crustdata],
  );
  const model = {
    neverLookUp: (text: string, what: 'add' | 'remove' | 'check') =>
      failing && text !== ''
        ? Promise.reject(new FailureError({ code: 'storage-full', charged: 'no' }))
        : services['never-look-up']({ text, what }),
  };
  const { container } = render(<NeverLookUp model={model} />);
  const section = within(screen.getByRole('region', { name: 'Never look up' }));
  const box = section.getByRole<HTMLTextAreaElement>('textbox', {
    name: 'Profiles, addresses or domains',
  });
  const press = async (name: 'Add' | 'Remove' | 'Check', text?: string) => {
    if (text !== undefined) fireEvent.input(box, { target: { value: text } });
    fireEvent.click(section.getByRole('button', { name }));
    await waitFor(() => expect(section.getByRole('status').textContent).not.toBe(''));
    // Names stand isolated from the words around them.
    return section.getByRole('status').textContent?.replace(/[\u2068\u2069]/g, '');
  };
  return { container, database, section, box, press };
}

describe('the list of those never looked up', () => {
  it('says how many are on it, and that it cannot be shown', async () => {
    const { container, section, database } = await drawn();
    expect(await section.findByText('On the list: 0 people and 0 domains.')).toBeTruthy();
    expect(section.getByText(/the list cannot be shown/)).toBeTruthy();
    await expectAccessible(container);
    await addDomains(database, ['loom.example.com'], 1);
    announceForgotten({ what: 'list' });
    expect(await section.findByText('On the list: 0 people and 1 domain.')).toBeTruthy();
  });

  it('takes several at a time, names what it cannot read, and loses nothing', async () => {
    const { container, section, box, database, press } = await drawn();
    const amara = somebody('crustdata', 'amara', 'amara-0x1c');
    await keep(database, 'crustdata', profile('amara-0x1c'), [amara]);
    expect(
      await press('Add', 'in/amara-0x1c, loom.example.com\nnobody otto@kestrel.example.com co.uk'),
    ).toBe(
      'Added: in/amara-0x1c, loom.example.com, and otto@kestrel.example.com. What was stored of 1 of them is deleted. Neither person nor domain, and still in the box: nobody and co.uk.',
    );
    expect(box.value).toBe('nobody\nco.uk');
    expect(await database.count('people')).toBe(0);
    expect(await section.findByText('On the list: 2 people and 1 domain.')).toBeTruthy();
    expect(await press('Add', 'in/amara-0x1c')).toBe('On the list before: in/amara-0x1c.');
    expect(box.value).toBe('');
    await expectAccessible(container);
  });

  it('tells whether somebody is on it, and leaves the box as it is', async () => {
    const { box, press } = await drawn();
    await press('Add', 'in/amara-0x1c loom.example.com');
    expect(await press('Check', 'in/amara-0x1c x@loom.example.com in/otto-0x1d')).toBe(
      'On the list: in/amara-0x1c. On the list by their domain: x@loom.example.com. Not on the list: in/otto-0x1d.',
    );
    expect(box.value).toBe('in/amara-0x1c x@loom.example.com in/otto-0x1d');
    expect(await press('Remove', 'in/amara-0x1c in/otto-0x1d')).toBe(
      'Removed: in/amara-0x1c. What was deleted stays deleted. Not on the list: in/otto-0x1d.',
    );
  });

  it('names five, and counts the rest', async () => {
    const { press } = await drawn();
    const many = Array.from({ length: 8 }, (_, index) => `d${index}.example.com`);
    expect(await press('Add', many.join(' '))).toBe(
      `Added: ${many.slice(0, 5).join(', ')} and 3 more.`,
    );
  });

  it('of an empty box says that it is empty, and focuses it', async () => {
    const { box, press } = await drawn();
    expect(await press('Check', ' ')).toBe('The box is empty.');
    expect(document.activeElement).toBe(box);
  });

  it('says why nothing was done, and keeps what was typed', async () => {
    const { box, press } = await drawn(true);
    expect(await press('Add', 'in/amara-0x1c')).toMatch(/\w/);
    expect(box.value).toBe('in/amara-0x1c');
  });

  it('says each result once: nothing is said of what has been typed since', async () => {
    const { box, section, press } = await drawn();
    await press('Check', 'in/amara-0x1c');
    fireEvent.input(box, { target: { value: 'in/otto-0x1d' } });
    await waitFor(() => expect(section.getByRole('status').textContent).toBe(''));
  });
});
