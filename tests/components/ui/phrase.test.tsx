import { render } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { Phrase } from '../../../components/ui/phrase';
import { expectAccessible } from '../setup';

it('draws each value where the language puts it, isolated from the words around it', async () => {
  const holes = { provider: 'Crustdata', who: <b>in/amara</b> };
  const { container, rerender } = render(
    <Phrase words="{provider} names nobody for {who}." holes={holes} />,
  );
  expect(container.innerHTML).toBe(
    '<bdi>Crustdata</bdi> names nobody for <bdi><b>in/amara</b></bdi>.',
  );
  await expectAccessible(container);
  rerender(<Phrase words="{who}: {provider}" holes={holes} />);
  expect(container.textContent).toBe('in/amara: Crustdata');
});

it('shows what looks like a hole or like markup in a value as it is', () => {
  const { container } = render(
    <Phrase words="For {who}" holes={{ who: '{provider}<b>', provider: 'nobody' }} />,
  );
  expect(container.textContent).toBe('For {provider}<b>');
});
