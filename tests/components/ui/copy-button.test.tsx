import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { CopyButton } from '../../../components/ui/copy-button';
import { expectAccessible } from '../setup';

it('copies the fact, and says so until the focus goes on', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const { container } = render(<CopyButton value="Weaver" />);
  const button = screen.getByRole('button', { name: 'Copy Weaver' });
  fireEvent.click(button);
  expect(await screen.findByRole('button', { name: 'Copied' })).toBe(button);
  expect(writeText).toHaveBeenCalledExactlyOnceWith('Weaver');
  await expectAccessible(container);
  fireEvent.blur(button);
  expect(await screen.findByRole('button', { name: 'Copy Weaver' })).toBe(button);
});

it('names what is too long to be its own name', () => {
  render(<CopyButton value="Weaving, Spinning" what="Skills" />);
  expect(screen.getByRole('button', { name: 'Copy Skills' })).toBeTruthy();
});

it('says, for everybody to see, that the browser did not allow it', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowed'));
  const { container } = render(<CopyButton value="Weaver" />);
  fireEvent.click(screen.getByRole('button'));
  const refused = await screen.findByRole('button', { name: 'The browser did not allow copying' });
  expect(refused.textContent).toBe('The browser did not allow copying');
  await expectAccessible(container);
});
