import { render, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { Panel } from '../../../components/panel/app';
import type { Match, Person } from '../../../lib/person';
import { expectAccessible } from '../setup';
import { answerWith, buildPanel, PROVIDER, personNamed } from './world';

const ADDRESS = 'jane.miller@loom.example.com';

async function drawn(address: string, match: Match) {
  const { model } = await buildPanel();
  model.provider.value = PROVIDER;
  model.view.value = {
    kind: 'answer',
    answer: { ...answerWith(), identifier: { kind: 'email', address }, matches: [match] },
    provider: PROVIDER,
  };
  const page = render(<Panel model={model} />);
  const list = await screen.findByRole('list', { name: 'Why' });
  const lines = within(list)
    .getAllByRole('listitem')
    .map((item) => item.textContent?.slice(1));
  const verdict = page.container.querySelector('.verdict')?.textContent;
  return { ...page, verdict, lines };
}

function jane(changed: Partial<Person> = {}): Person {
  const company = { name: 'Loomworks', domain: 'loom.example.com', industries: [], ids: {} };
  return personNamed('Jane Miller', { roles: [{ company, isCurrent: true }], ...changed });
}

const former = {
  company: { domain: 'loom.example.com', industries: [], ids: {} },
  isCurrent: false,
};

describe('the match strip', () => {
  it('says Confirmed, and why', async () => {
    const { container, verdict, lines } = await drawn(ADDRESS, {
      person: jane(),
      confidence: 0.94,
    });
    expect(screen.getByText(ADDRESS).tagName).toBe('BDI');
    expect(verdict).toBe('✓Confirmed');
    expect(lines).toEqual([
      'Crustdata’s confidence: 0.94 of 1',
      'Current employer’s domain: Loomworks',
      'First and last name fit the mailbox',
    ]);
    await expectAccessible(container);
  });

  it('says Plausible where a test fails', async () => {
    const { container, verdict, lines } = await drawn(ADDRESS, {
      person: jane({ roles: [former] }),
    });
    expect(verdict).toBe('≈Plausible');
    expect(lines).toEqual([
      'Crustdata did not say how sure it is.',
      'Former employer’s domain: loom.example.com',
      'First and last name fit the mailbox',
    ]);
    await expectAccessible(container);
  });

  it('says Doubtful where nothing speaks for it', async () => {
    const { container, verdict, lines } = await drawn('otto@weft.example.org', {
      person: jane(),
      confidence: 0.61,
    });
    expect(verdict).toBe('?Doubtful');
    expect(lines).toEqual([
      'Crustdata’s confidence: 0.61 of 1',
      'Not the domain of an employer named here',
      'The name does not fit the mailbox',
    ]);
    await expectAccessible(container);
  });

  it.each([
    ['info@loom.example.com', '≈Plausible · a role address'],
    ['jane.miller@gmail.com', '≈Plausible · a personal address'],
    ['jane-und-otto@loom.example.com', '≈Plausible · a shared address'],
  ])('names what keeps %s from being confirmed', async (address, words) => {
    const { verdict, lines } = await drawn(address, { person: jane(), confidence: 0.95 });
    expect(verdict).toBe(words);
    expect(lines).toHaveLength(3);
  });

  it.each([
    ['jane', 'Jane Miller', 'The first name fits the mailbox'],
    ['miller', 'Jane Miller', 'The last name fits the mailbox'],
    ['jmiller', 'Jane Miller', 'Initials and last name fit the mailbox'],
    ['bill', 'William Gatewood', 'A form of the first name fits the mailbox'],
    ['bill.gatewood', 'William Gatewood', 'A form of the whole name fits the mailbox'],
    ['wei.wang', '王伟', 'The name is in another script'],
    ['otto', '', 'Name not known'],
  ])('says of %s and %s: %s', async (mailbox, name, words) => {
    const { lines } = await drawn(`${mailbox}@loom.example.com`, { person: personNamed(name) });
    expect(lines.slice(1)).toEqual(['No employer’s domain is known', words]);
  });

  it('keeps its height until the reasons are there', async () => {
    const { model } = await buildPanel();
    model.view.value = {
      kind: 'answer',
      answer: { ...answerWith(jane()), identifier: { kind: 'email', address: ADDRESS } },
      provider: PROVIDER,
    };
    const { container } = render(<Panel model={model} />);
    expect(container.querySelector('.check')?.textContent).toBe('');
    await screen.findByText('Confirmed');
    expect(container.querySelector('.check')?.textContent).toContain('Confirmed');
  });

  it('confirms nothing where the class of the address cannot be asked for', async () => {
    const { model } = await buildPanel();
    model.view.value = {
      kind: 'answer',
      answer: { ...answerWith(jane()), identifier: { kind: 'email', address: ADDRESS } },
      provider: PROVIDER,
    };
    render(<Panel model={{ ...model, classOf: () => Promise.reject(new Error('gone')) }} />);
    const verdict = (await screen.findByText('Plausible')).closest('.verdict');
    expect(verdict?.textContent).toBe('≈Plausible · its kind could not be checked');
  });

  it('is not drawn for a profile', async () => {
    const { model } = await buildPanel();
    model.view.value = { kind: 'answer', answer: answerWith(jane()), provider: PROVIDER };
    const { container } = render(<Panel model={model} />);
    expect(container.querySelector('.match')).toBeNull();
  });
});
