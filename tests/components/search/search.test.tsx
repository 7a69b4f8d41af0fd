import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { SearchView } from '../../../components/search/search';
import { FailureError } from '../../../lib/failure';
import { words } from '../library/page';
import { expectAccessible } from '../setup';
import {
  button,
  click,
  drawn,
  enter,
  field,
  json,
  searched,
  settled,
  turnTo,
  type,
} from './search-page';
import { AT_WEFTWORKS, buildSearch, foundPerson, storedSearch } from './search-world';

describe('the form of a search', () => {
  it('says its price before, and sends what it says on the button alone', async () => {
    const { sent, container } = await drawn();
    await type(field('Title now contains'), 'VP|Director|Head of');
    await type(field('Works now at'), 'Retool');
    await enter(field('Works now at'));
    const limit = screen.getByRole('combobox', { name: 'People a page' });
    await act(async () => void fireEvent.change(limit, { target: { value: '5' } }));
    expect(sent.filter(([what]) => what !== 'suggest')).toEqual([]);
    await expectAccessible(container);
    await click('Search · 0–0.15 credits');
    const [, args] = sent.find(([what]) => what === 'search') ?? [];
    expect(args).toEqual({
      provider: 'crustdata',
      atMost: 0.15,
      query: {
        filters: {
          op: 'and',
          conditions: [
            {
              field: 'experience.employment_details.current.title',
              type: '(.)',
              value: 'VP|Director|Head of',
            },
            {
              field: 'experience.employment_details.current.company_name',
              type: 'in',
              value: ['Retool'],
            },
          ],
        },
        limit: 5,
      },
    });
  });

  it('that asks nothing is not sent: it says what is missing', async () => {
    const { sent } = await drawn();
    await click(/^Search ·/);
    expect(screen.getByRole('alert').textContent).toBe('Nothing to search for is filled in yet.');
    await click('Add a condition');
    await click(/^Search ·/);
    expect(screen.getByRole('alert').textContent).toContain('filters.conditions[0].value');
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Value' }));
    expect(sent).toEqual([]);
  });

  it('takes any field with the tests that fit it, and groups within groups', async () => {
    const { model } = await drawn();
    await click('Add a group');
    const group = screen.getByRole('list', { name: 'Further conditions, all of which must hold' });
    const [path] = within(group).getAllByRole('combobox', { name: 'Field' });
    if (path === undefined) throw new Error('There is no field.');
    const followers = 'professional_network.followers';
    await act(async () => void fireEvent.change(path, { target: { value: followers } }));
    await type(within(group).getByRole('spinbutton', { name: 'Value' }), '100');
    await act(
      async () => void fireEvent.click(within(group).getByRole('button', { name: 'Add a group' })),
    );
    expect(model.draft.value.filters).toEqual({
      op: 'and',
      conditions: [
        {
          op: 'or',
          conditions: [
            { field: followers, type: '=>', value: 100 },
            {
              op: 'or',
              conditions: [{ field: 'basic_profile.headline', type: '(.)', value: '' }],
            },
          ],
        },
      ],
    });
    await click(`Remove the condition on ${followers}`);
    await act(async () => {
      const [last] = screen.getAllByRole('button', { name: 'Remove the group' });
      if (last) fireEvent.click(last);
    });
    expect(JSON.stringify(model.draft.value.filters)).not.toContain(followers);
  });

  it('suggests values once something is typed, and not where the user wants none', async () => {
    const { sent } = await drawn();
    await act(async () => void fireEvent.focus(field('Title now contains')));
    expect(sent).toEqual([]);
    await type(field('Title now contains'), 'VP');
    await waitFor(() =>
      expect(document.querySelector('#search-title-values option')).toHaveProperty(
        'value',
        'VP of Weaving',
      ),
    );
    await act(
      async () => void fireEvent.click(screen.getByRole('checkbox', { name: /^Suggest values/ })),
    );
    await type(field('Title now contains'), 'VPs');
    await act(settled);
    expect(sent).toEqual([
      [
        'suggest',
        {
          provider: 'crustdata',
          field: 'experience.employment_details.current.title',
          query: 'VP',
        },
      ],
    ]);
  });

  it('asks for the last of what is typed alone', async () => {
    const waits: (() => void)[] = [];
    const { sent } = await drawn({ wait: () => new Promise((go) => waits.push(go)) });
    for (const value of ['V', 'VP', 'VP o']) await type(field('Title now contains'), value);
    await act(async () => {
      for (const go of waits) go();
    });
    expect(sent.map(([, { query }]) => query)).toEqual(['VP o']);
  });
});

describe('the JSON of a search', () => {
  it('is what the form says, and the form says what it says', async () => {
    await drawn();
    await type(field('Name contains'), 'Amara Test');
    await turnTo('JSON');
    expect(json().value).toContain('"value": "Amara Test"');
    await type(json(), json().value.replace('Amara', 'Odo').replace('20', '100'));
    await turnTo('Form');
    expect(field('Name contains').value).toBe('Odo Test');
    expect(button('Search · 0–3 credits')).toBeTruthy();
  });

  it('with a fault says where, keeps the words, and leads back to what was there', async () => {
    const { container, model, sent } = await drawn();
    await turnTo('JSON');
    const before = json().value;
    await type(json(), '{\n  "filters": nothing\n}');
    expect(screen.getByText('This is no JSON from line 2, column 14 on.')).toBeTruthy();
    expect(screen.getByRole('radio', { name: 'Form' })).toHaveProperty('disabled', true);
    expect(json().getAttribute('aria-invalid')).toBe('true');
    await expectAccessible(container);
    await click(/^Search ·/);
    expect(sent).toEqual([]);
    expect(model.mode.value).toBe('json');
    await click('Undo what cannot be read');
    expect(json().value).toBe(before);
    expect(document.activeElement).toBe(json());
  });
});

describe('whom a search found', () => {
  it('is a list with what each is, what it cost, and who is known', async () => {
    const { container } = await searched();
    expect(document.activeElement?.textContent).toBe('Found: Weftworks');
    expect(screen.getByText('This search cost 0.15 credits.')).toBeTruthy();
    const rows = within(screen.getByRole('list', { name: 'Found: Weftworks' })).getAllByRole(
      'listitem',
    );
    expect(rows.map(words).slice(0, 2)).toEqual([
      'Amara Test 0VP of Weaving · Weftworks · Ghent, Belgiumlinkedin.com/in/amara-0x0',
      'Amara Test 1VP of Weaving · Weftworks · Ghent, Belgiumlinkedin.com/in/amara-0x1 in your library',
    ]);
    await expectAccessible(container);
  });

  it('grows by the next page, for its price', async () => {
    const { sent } = await searched();
    await click('Next page · 0–0.15 credits');
    expect(sent.at(-1)).toEqual(['search-more', { id: 'run0', atMost: 0.15 }]);
    expect(screen.getByText(/This page cost 0.06 credits, the whole search 0.21/)).toBeTruthy();
    expect(screen.getByText('There are no more.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Next page/ })).toBeNull();
  });

  it('may be nobody, which costs nothing', async () => {
    const { model } = buildSearch([]);
    await model.start();
    render(<SearchView model={model} place="" />);
    await act(async () => model.write(AT_WEFTWORKS));
    await click(/^Search ·/);
    expect(screen.getByText('Nobody was found, and nothing was charged.')).toBeTruthy();
    expect(screen.queryByRole('checkbox', { name: 'Select all' })).toBeNull();
  });

  it('is not sent twice by two clicks, and a failure says what it cost', async () => {
    const sent: string[] = [];
    const { model } = await drawn({
      send: async (type) => {
        sent.push(type);
        throw new FailureError({ code: 'unreachable', charged: 'maybe', provider: 'Crustdata' });
      },
    });
    await act(async () => model.write(AT_WEFTWORKS));
    await act(async () => {
      fireEvent.click(button(/^Search ·/));
      fireEvent.click(button(/^Search ·/));
      await settled();
    });
    expect(sent).toEqual(['search']);
    expect(screen.getByRole('alert').textContent).toContain('may have been charged');
    // Nothing is sent again by itself, and the form stays as it was.
    expect(model.draft.value).toEqual(AT_WEFTWORKS);
  });

  it('becomes a batch of those who are selected, whose plan is shown next', async () => {
    const { sent, places } = await searched();
    expect(button('Look up 0 people')).toHaveProperty('disabled', true);
    await act(
      async () => void fireEvent.click(screen.getByRole('checkbox', { name: 'Select all' })),
    );
    // One of the five is known.
    expect(button('Look up 5 people · 0–8 credits')).toBeTruthy();
    await act(
      async () => void fireEvent.click(screen.getByRole('checkbox', { name: 'Amara Test 4' })),
    );
    await click('Look up 4 people · 0–6 credits');
    expect(sent.slice(-2)).toEqual([
      ['new-batch', { provider: 'crustdata', from: 'search', name: 'Weftworks', columns: [] }],
      [
        'add-rows',
        {
          id: 'b1',
          rows: [0, 1, 2, 3].map((index) => ({
            given: `https://www.linkedin.com/in/amara-0x${index}`,
          })),
        },
      ],
    ]);
    expect(places).toEqual(['batches/b1']);
  });

  it('is saved as a file', async () => {
    const { files } = await searched();
    await click('Save as JSON');
    await click('Save as CSV');
    await waitFor(() => expect(files).toHaveLength(2));
    expect(files[0]).toContain('"name": "Amara Test 0"');
    expect(files[1]).toContain('VP of Weaving');
  });

  it('may be somebody without a profile, who cannot be looked up', async () => {
    const { slug: _, ...nobody } = foundPerson(0);
    const { model } = buildSearch([nobody, foundPerson(1)]);
    await model.start();
    render(<SearchView model={model} place="" />);
    await act(async () => model.write(AT_WEFTWORKS));
    await click(/^Search ·/);
    expect(screen.getByRole('checkbox', { name: 'Amara Test 0' })).toHaveProperty('disabled', true);
    await act(async () => model.selectAll(true));
    expect([...model.selected.value]).toEqual([1]);
  });
});

describe('searches that are kept', () => {
  const KEPT = [
    storedSearch({ id: 'a', name: 'Weavers' }),
    storedSearch({ id: 'b', pages: 1, people: 5, credits: 0.15 }),
  ];

  it('are saved under a name without being sent', async () => {
    const { sent, model } = await drawn();
    await act(async () => model.write(AT_WEFTWORKS));
    await click('Save this search');
    const name = screen.getByRole('textbox', { name: 'Name' });
    expect(document.activeElement).toBe(name);
    await type(name, 'At Weftworks');
    await enter(name);
    expect(sent.map(([what]) => what)).toEqual(['save-search']);
    expect(screen.getByRole('button', { name: 'Use again: At Weftworks' })).toBeTruthy();
  });

  it('are shown, used again without being sent, and deleted', async () => {
    const { sent, container, model } = await drawn({}, KEPT);
    await expectAccessible(container);
    await click('Use again: Weavers');
    expect(model.draft.value).toEqual(AT_WEFTWORKS);
    expect(sent).toEqual([]);
    await click('Show: Weftworks');
    expect(screen.getByText('This search cost 0.15 credits.')).toBeTruthy();
    button('Delete: Weavers').focus();
    await click('Delete: Weavers');
    expect(sent).toEqual([['delete-search', { id: 'a' }]]);
    expect(screen.queryByText('Weavers')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Saved and earlier searches');
  });
});

describe('the way from the panel', () => {
  it('fills the form with what is known, once, and sends nothing', async () => {
    const { sent } = await drawn({
      takePrefill: async () => ({ name: 'Amara Test', domains: ['northwind.example.com'] }),
    });
    expect(field('Name contains').value).toBe('Amara Test');
    expect(words(screen.getByRole('list', { name: 'Value: values' }))).toContain(
      'northwind.example.com',
    );
    expect(sent).toEqual([]);
  });
});
