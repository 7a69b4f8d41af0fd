import { fireEvent, render, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Panel } from '../../../components/panel/app';
import type { View } from '../../../components/panel/view';
import type { Failure } from '../../../lib/failure';
import { takeSection } from '../../../lib/options-section';
import { loadMoreText } from '../../../lib/text';
import '../setup';
import { AMARA, buildPanel, PROVIDER } from './world';

const opened = vi.fn(async () => undefined);

beforeEach(async () => {
  fakeBrowser.reset();
  opened.mockClear();
  Object.assign(fakeBrowser.runtime, { openOptionsPage: opened });
  await loadMoreText();
});

async function drawn(view: View) {
  const { model } = await buildPanel({ gesture: undefined });
  await model.refresh();
  render(<Panel model={model} />);
  model.view.value = view;
}

const provider = PROVIDER;
const failing = (code: Failure['code'], about: object = {}): View => ({
  kind: 'failure',
  failure: { code, charged: 'no', provider: provider.name, ...about } as Failure,
  identifier: AMARA,
  provider,
});
const OUT = { min: 0, max: 0, isOpen: false, isOut: true };
const cap = { period: 'day', limit: 2, used: 1, price: 2 } as const;

describe('a button that leads to the options opens the section that it means', () => {
  it.each([
    ['over a cap', failing('over-cap', { cap }), 'Open options', 'spending'],
    ['without a key', failing('no-key'), 'Add a key', 'providers'],
    ['with a bad key', failing('bad-key'), 'Check the key', 'providers'],
    ['with a damaged vault', failing('vault-damaged'), 'Check the key', 'providers'],
    ['not in the plan', failing('not-in-plan'), 'Open options', 'asking'],
    ['not supported', failing('not-supported'), 'Open options', 'choice'],
    ['not allowed by the organisation', failing('blocked'), 'Open options', 'choice'],
    ['by a domain', failing('forgotten', { by: 'domain' }), 'Open the list', 'never-up'],
    [
      'demo credits used up',
      { ...failing('no-credit'), provider: { ...provider, isDemo: true } } as View,
      'Open options',
      'providers',
    ],
    [
      'no price any more',
      {
        ...failing('refused'),
        provider: { ...provider, price: { profile: OUT, email: OUT } },
      } as View,
      'Open options',
      'asking',
    ],
    ['no key yet', { kind: 'no-key', provider }, 'Add a key', 'providers'],
    ['on LinkedIn', { kind: 'blank', why: 'linkedin', provider }, 'Open options', 'detection'],
    ['never here', { kind: 'blank', why: 'never-here', provider }, 'Open options', 'detection'],
    [
      'of no listed class',
      { kind: 'blank', why: 'unlisted', provider },
      'Open options',
      'detection',
    ],
    [
      'of a price that is out',
      {
        kind: 'ready',
        reason: 'choice',
        identifier: AMARA,
        provider: { ...provider, price: { profile: OUT, email: OUT } },
      } as View,
      'Open options',
      'asking',
    ],
  ] as const)('%s', async (_, view, name, section) => {
    await drawn(view);
    const main = within(screen.getByRole('main'));
    fireEvent.click(await main.findByRole('button', { name }));
    await expect.poll(() => opened.mock.calls.length).toBe(1);
    expect(await takeSection()).toBe(section);
  });

  it('but the one in the header, which means the page as a whole', async () => {
    await drawn({ kind: 'blank', why: 'nobody', provider });
    fireEvent.click(screen.getByRole('button', { name: 'Open options' }));
    expect(opened).toHaveBeenCalledOnce();
    expect(await takeSection()).toBeUndefined();
  });

  it('and opens it all the same where nothing can be noted', async () => {
    vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValue(new Error('no room'));
    await drawn(failing('over-cap', { cap }));
    const main = within(screen.getByRole('main'));
    fireEvent.click(await main.findByRole('button', { name: 'Open options' }));
    await expect.poll(() => opened.mock.calls.length).toBe(1);
    vi.restoreAllMocks();
  });
});
