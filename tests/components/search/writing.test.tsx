import { act, fireEvent, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../lib/failure';
import { type Draft, isGroup } from '../../../lib/search/tree';
import '../setup';
import {
  button,
  choose,
  click,
  drawn,
  enter,
  field,
  json,
  settled,
  turnTo,
  type,
} from './search-page';
import { AT_WEFTWORKS } from './search-world';

const FOLLOWERS = 'professional_network.followers';
const NAME = 'basic_profile.name';
const conditions = ({ filters }: Draft) => (isGroup(filters) ? filters.conditions : []);

async function addCondition(path: string): Promise<HTMLElement> {
  await click('Add a condition');
  await choose(screen.getByRole('combobox', { name: 'Field' }), path);
  return screen.getByRole('list', { name: 'Further conditions, all of which must hold' });
}

describe('what is typed into a field for several values', () => {
  it('is taken by the first click on the button that searches, which does not move before', async () => {
    const { sent } = await drawn();
    const company = field('Works now at');
    await type(company, 'Retool');
    const search = button(/^Search ·/);
    await act(async () => {
      company.focus();
      fireEvent.mouseDown(search);
      fireEvent.blur(company);
    });
    expect(screen.queryByRole('list', { name: 'Works now at: values' })).toBeNull();
    await act(async () => {
      fireEvent.mouseUp(search);
      fireEvent.click(search);
      await settled();
    });
    const [, args] = sent.find(([what]) => what === 'search') ?? [];
    expect(JSON.stringify(args)).toContain('"value":["Retool"]');
  });

  it('is taken when a press beside everything is let go, and by leaving with the keyboard', async () => {
    const { model, container } = await drawn();
    for (const [word, press] of [
      ['Retool', () => fireEvent.mouseDown(container)],
      ['Weftworks', () => fireEvent.keyDown(field('Works now at'), { key: 'Tab' })],
    ] as const) {
      await type(field('Works now at'), word);
      await act(async () => {
        press();
        fireEvent.blur(field('Works now at'));
        fireEvent.mouseUp(container);
        await settled();
      });
    }
    expect(conditions(model.draft.value)).toMatchObject([{ value: ['Retool', 'Weftworks'] }]);
  });

  it('is taken beside what the click itself does', async () => {
    const { model } = await drawn();
    const press = async (name: string) => {
      await act(async () => {
        fireEvent.mouseDown(button(name));
        fireEvent.blur(field('Works now at'));
        fireEvent.mouseUp(button(name));
        fireEvent.click(button(name));
        await settled();
      });
    };
    await type(field('Has all these skills'), 'Weaving');
    await enter(field('Has all these skills'));
    await type(field('Works now at'), 'Retool');
    await press('Add a condition');
    await type(field('Works now at'), 'Weftworks');
    await press('Remove Retool');
    await type(field('Works now at'), 'Candlewick');
    await press('Remove Weaving');
    expect(conditions(model.draft.value)).toMatchObject([
      { value: ['Weftworks', 'Candlewick'] },
      { field: 'basic_profile.headline', value: '' },
    ]);
  });

  it('stays as it is while an Enter ends the writing of a word', async () => {
    const { model } = await drawn();
    await type(field('Works now at'), 'ワーク');
    await act(
      async () =>
        void fireEvent.keyDown(field('Works now at'), { key: 'Enter', isComposing: true }),
    );
    expect(conditions(model.draft.value)).toEqual([]);
    await enter(field('Works now at'));
    expect(conditions(model.draft.value)).toMatchObject([{ value: ['ワーク'] }]);
  });
});

describe('a condition of the user’s own', () => {
  it('stays where it is written, though a usual question asks the same', async () => {
    const { model } = await drawn();
    const list = await addCondition(NAME);
    const value = () => within(list).getByRole('combobox', { name: 'Value' }) as HTMLInputElement;
    expect(value().value).toBe('');
    await click(/^Search ·/);
    expect(document.activeElement).toBe(value());
    await type(value(), 'A');
    await type(value(), 'Amara');
    expect(document.activeElement).toBe(value());
    expect(field('Name contains').value).toBe('');
    await type(field('Name contains'), 'Test');
    expect(conditions(model.draft.value)).toEqual([
      { field: NAME, type: '(.)', value: 'Amara' },
      { field: NAME, type: '(.)', value: 'Test' },
    ]);
  });

  it('that the JSON leaves empty is shown, so that it can be filled in', async () => {
    const { model } = await drawn();
    await act(async () =>
      model.write({ filters: { field: NAME, type: '(.)', value: '' }, limit: 5 }),
    );
    await click(/^Search ·/);
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Value' }));
    await act(async () =>
      model.write({ filters: { field: NAME, type: '(.)', value: ' ' }, limit: 5 }),
    );
    await click(/^Search ·/);
    expect(document.activeElement).toBe(field('Name contains'));
  });

  it('takes a number with a nought behind the point', async () => {
    const { model } = await drawn();
    const list = await addCondition(FOLLOWERS);
    const value = within(list).getByRole('spinbutton', { name: 'Value' }) as HTMLInputElement;
    for (const typed of ['1', '1.0', '1.05']) {
      await type(value, typed);
      expect(value.value).toBe(typed);
    }
    expect(conditions(model.draft.value)).toMatchObject([{ value: 1.05 }]);
    await turnTo('JSON');
    await type(json(), json().value.replace('1.05', '7'));
    await turnTo('Form');
    expect(screen.getByRole('spinbutton', { name: 'Value' })).toHaveProperty('value', '7');
  });

  it('is offered the values of its own field alone', async () => {
    await drawn();
    const list = await addCondition('basic_profile.headline');
    await type(within(list).getByRole('combobox', { name: 'Value' }), 'VP');
    await act(settled);
    expect(list.querySelectorAll('option[value="VP of Looms"]')).toHaveLength(1);
    await choose(within(list).getByRole('combobox', { name: 'Field' }), 'education.schools.school');
    expect(list.querySelectorAll('option[value="VP of Looms"]')).toHaveLength(0);
  });

  it('names its field in whole where the choice has no room for it', async () => {
    await drawn();
    const path = 'experience.employment_details.past.company_name';
    const list = await addCondition(path);
    expect(within(list).getByRole('combobox', { name: 'Field' }).title).toBe(path);
    expect(list.querySelector('.condition > p')?.textContent).toBe(path);
  });
});

describe('what is still missing', () => {
  it('is said again, and led to again, each time', async () => {
    await drawn();
    await addCondition('basic_profile.headline');
    await click(/^Search ·/);
    const value = screen.getByRole('combobox', { name: 'Value' });
    const alert = screen.getByRole('alert');
    button(/^Search ·/).focus();
    await click(/^Search ·/);
    expect(document.activeElement).toBe(value);
    expect(screen.getByRole('alert')).not.toBe(alert);
    expect(screen.getByRole('alert').textContent).toBe(alert.textContent);
  });

  it('of a JSON that cannot be read is where to go on', async () => {
    await drawn();
    await turnTo('JSON');
    await type(json(), '{');
    await click(/^Search ·/);
    expect(document.activeElement).toBe(json());
  });
});

describe('saving under a name', () => {
  const save = async () => {
    await click('Save this search');
    await type(screen.getByRole('textbox', { name: 'Name' }), 'At Weftworks');
    await click('Save');
  };

  it('does not say that it saved what cannot be read', async () => {
    const { model, sent } = await drawn();
    await act(async () => model.write(AT_WEFTWORKS));
    await turnTo('JSON');
    await type(json(), '{');
    await save();
    expect(sent).toEqual([]);
    expect(screen.queryByText('Saved.')).toBeNull();
    expect(screen.getByText('Something is still missing.')).toBeTruthy();
  });

  it('does not say that it saved what the disk did not take, and keeps the name', async () => {
    const { model } = await drawn({
      send: async () => {
        throw new FailureError({ code: 'storage-full', charged: 'no' });
      },
    });
    await act(async () => model.write(AT_WEFTWORKS));
    await save();
    expect(screen.queryByText('Saved.')).toBeNull();
    expect(screen.getByText(/no room/i)).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'At Weftworks');
  });
});
