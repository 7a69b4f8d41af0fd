import { fireEvent, render, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Panel } from '../../../components/panel/app';
import { loadMoreText } from '../../../lib/text';
import { expectAccessible } from '../setup';
import { AGREED, AMARA, buildPanel, gestureOn, PROVIDER } from './world';

const PAGE = { tabId: 7, url: 'https://people.example.org/team' };

beforeEach(async () => {
  fakeBrowser.reset();
  await loadMoreText();
});

async function drawn(...[changed]: Parameters<typeof buildPanel>) {
  const { model, stage } = await buildPanel(changed);
  await model.refresh();
  return { ...render(<Panel model={model} />), model, stage };
}

describe('a site that the organisation rules out', () => {
  it.each([
    ['after a click there', gestureOn(PAGE, { people: [{ identifier: AMARA }], from: 'link' })],
    ['without one', undefined],
  ])('has nobody to look up, %s, and says who has it so', async (_, gesture) => {
    const settings = { ...AGREED, blockedSites: ['example.org'] };
    const { container, stage } = await drawn({ settings, front: PAGE, gesture });
    await screen.findByRole('heading', { name: 'Not on this site' });
    expect(screen.getByText(/^Your organisation keeps Sidecard away/)).toBeTruthy();
    expect(stage.asked).toEqual([]);
    await expectAccessible(container);
  });

  it('is told apart from one that the user named', async () => {
    const gesture = gestureOn(PAGE, { from: 'page', people: [], isKeptOut: true });
    await drawn({ front: PAGE, gesture });
    await screen.findByRole('heading', { name: 'Never on this site' });
    expect(screen.getByText(/^Your options keep Sidecard away/)).toBeTruthy();
  });

  it('leaves room for whoever is pasted', async () => {
    const settings = { ...AGREED, blockedSites: ['example.org'] };
    const { model } = await drawn({ settings, front: PAGE, gesture: undefined });
    await model.lookUp('https://www.linkedin.com/in/amara-0x1c/');
    await screen.findByRole('button', { name: /^Look up · / });
  });
});

describe('an organisation', () => {
  it('that allows no provider says so, instead of a start that never ends', async () => {
    const { model } = await buildPanel({ settings: { ...AGREED, provider: null } });
    // As the worker answers then: the demo alone.
    const { model: none } = await buildPanel({
      settings: { ...AGREED, provider: null },
      provider: { ...PROVIDER, id: 'demo', isDemo: true },
    });
    await none.refresh();
    render(<Panel model={none} />);
    await screen.findByText(/^Your organisation does not allow this\./);
    await model.refresh();
    expect(model.view.value.kind).toBe('first-run');
  });

  it('that has said what a click does leaves no choice at the first run, and none is written', async () => {
    await fakeBrowser.storage.managed.set({ onClick: 'ask-first' });
    const { stage } = await drawn({
      settings: { ...AGREED, provider: null, onClick: 'ask-first' },
    });
    const agree = await screen.findByRole('button', { name: 'I agree, add a key' });
    await expect
      .poll(() => screen.queryByRole('group', { name: 'When I click on someone new' }))
      .toBeNull();
    Object.assign(fakeBrowser.runtime, { openOptionsPage: async () => undefined });
    fireEvent.click(agree);
    await expect.poll(() => stage.settings.provider).toBe(PROVIDER.id);
    expect(stage.settings.onClick).toBe('ask-first');
  });
});

describe('over a cap', () => {
  it.each([
    ['day', 'Today’s cap is 200 credits: 197.5 used or possibly used, 2.5 left.', 197.5],
    ['day', 'Today’s cap is 200 credits: 199 used or possibly used, 1 left.', 199],
    ['month', 'This month’s cap is 200 credits: 1 used or possibly used, 199 left.', 1],
    ['month', 'This month’s cap is 200 credits: 201 used or possibly used, 0 left.', 201],
  ] as const)(
    'of a %s: which cap, what is used and left, and the way to the options',
    async (period, sentence, used) => {
      const { model, container } = await drawn();
      model.view.value = {
        kind: 'failure',
        failure: { code: 'over-cap', charged: 'no', cap: { period, limit: 200, used, price: 4 } },
        identifier: AMARA,
        provider: PROVIDER,
      };
      expect((await screen.findByRole('alert')).textContent).toContain(
        `This can cost up to 4 credits. ${sentence} Nothing was charged.`,
      );
      expect(screen.getByRole('button', { name: 'Open options' })).toBeTruthy();
      expect(screen.getAllByRole('button', { name: 'Open options' }).length).toBeGreaterThan(0);
      await expectAccessible(container);
    },
  );
});

describe('over a cap of the organisation', () => {
  it.each([
    ['day', 'today', 'tomorrow'],
    ['month', 'this month', 'next month'],
  ] as const)(
    'for a %s: whose it is and when it counts anew, and no way to change it',
    async (period, now, next) => {
      const { model, container } = await drawn({ gesture: undefined });
      const cap = { period, limit: 1, used: 0.5, price: 1, isTheirs: true };
      model.view.value = {
        kind: 'failure',
        failure: { code: 'over-cap', charged: 'no', cap },
        identifier: AMARA,
        provider: PROVIDER,
      };
      expect((await screen.findByRole('alert')).textContent).toContain(
        `This can cost up to 1 credit. Your organisation’s cap for ${now} is 1 credit: 0.5 used or possibly used, 0.5 left. It counts from nothing ${next}. Nothing was charged.`,
      );
      expect(screen.getByRole('heading', { name: 'Over your organisation’s cap' })).toBeTruthy();
      const shown = screen.getByRole('region', { name: 'Over your organisation’s cap' });
      expect(within(shown).queryByRole('button')).toBeNull();
      await expectAccessible(container);
    },
  );
});

describe('an agreement to earlier words', () => {
  it('is asked for again before anything is sent, with what has changed', async () => {
    const at = new Date(2026, 0, 7).getTime();
    const settings = { ...AGREED, consent: { wording: 2, at } };
    const { stage, container } = await drawn({ settings });
    await screen.findByRole('heading', { name: 'Before the next request' });
    expect(screen.getByText(/^You agreed on Jan 7, 2026\./)).toBeTruthy();
    expect(stage.asked).toEqual([]);
    await expectAccessible(container);
  });
});
