import { render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { Panel } from '../../../components/panel/app';
import { expectAccessible } from '../setup';
import { buildPanel } from './world';

async function draw(isPrivate: boolean) {
  const { model } = await buildPanel({ isPrivate });
  const { container } = render(<Panel model={model} />);
  await model.refresh();
  await screen.findByRole('heading', { level: 1, name: 'Amara' });
  return container;
}

describe('the panel of a private window', () => {
  it('says over every view what is different there', async () => {
    const container = await draw(true);
    expect(await screen.findByText(/^Private window:/)).toBeTruthy();
    await expectAccessible(container);
  });

  it('and nowhere else', async () => {
    await draw(false);
    expect(screen.queryByText(/^Private window:/)).toBeNull();
  });
});
