import { act, fireEvent, render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { Access } from '../../../components/options/access';
import { fakeAccess } from '../access';
import { PROVIDER } from '../panel/world';
import { expectAccessible } from '../setup';

const [HOST = ''] = PROVIDER.origins;

it('says nothing as long as the browser gives access', async () => {
  const access = fakeAccess();
  access.held.add(HOST);
  const { container } = render(<Access provider={PROVIDER} />);
  await act(async () => undefined);
  expect(container.textContent).toBe('');
});

it('says nothing where there is no key', async () => {
  fakeAccess();
  const { container } = render(<Access provider={{ ...PROVIDER, key: null }} />);
  await act(async () => undefined);
  expect(container.textContent).toBe('');
});

it('says so when it is taken back in the browser, until it is given again', async () => {
  const access = fakeAccess();
  access.held.add(HOST);
  const { container } = render(
    <>
      <input id="key-crustdata" aria-label="Key" />
      <Access provider={PROVIDER} />
    </>,
  );
  await act(async () => undefined);
  access.held.delete(HOST);
  act(() => access.change(false));
  const said = await screen.findByRole('status');
  expect(said.textContent).toContain('The browser does not let Sidecard reach Crustdata.');
  await expectAccessible(container);
  const allow = screen.getByRole('button', { name: 'Allow access' });
  allow.focus();
  fireEvent.click(allow);
  await expect.poll(() => screen.queryByRole('status')).toBeNull();
  expect(access.request).toHaveBeenCalledWith({ origins: [HOST] });
  expect(document.activeElement).toBe(screen.getByLabelText('Key'));
});
