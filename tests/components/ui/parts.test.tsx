import { render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { Breakable } from '../../../components/ui/breakable';
import { Link } from '../../../components/ui/link';
import { Parts } from '../../../components/ui/parts';
import '../setup';

const pieces = (element: Element) => element.innerHTML.split('<wbr>');

it.each([
  ['weaver@selvedge.example.com', ['weaver@', 'selvedge.example.com']],
  [
    'weaver@a-department-with-a-long-name.example.com',
    ['weaver@', 'a-department-with-a-long-name.', 'example.', 'com'],
  ],
  ['selvedge.example.com/team', ['selvedge.example.com/team']],
  [`${'a.'.repeat(200)}com`, [`${'a.'.repeat(200)}com`]],
])('an address is broken after its signs: %s', (words, expected) => {
  const { container } = render(<Breakable words={words} />);
  expect(pieces(container)).toEqual(expected);
  expect(container.textContent).toBe(words);
});

it('an address in a narrow place is broken after each dot', () => {
  const { container } = render(<Breakable words="a@b.example.com" isTight />);
  expect(pieces(container)).toEqual(['a@', 'b.', 'example.', 'com']);
});

it('a link with such an address is called by it', () => {
  render(
    <Link to="mailto:weaver@example.com">
      <Breakable words="weaver@example.com" />
    </Link>,
  );
  expect(screen.getByRole('link', { name: 'weaver@example.com' })).toBeTruthy();
});

it('facts are isolated each, two that are alike too, and a short one keeps its dot', () => {
  const long = 'as long as a fact that takes two lines';
  const { container } = render(<Parts of={['Weaver', undefined, 'Weaver', long, 12, '']} />);
  expect(container.textContent).toBe(`Weaver · Weaver · ${long} · 12`);
  expect([...container.querySelectorAll('bdi')].map((one) => one.textContent)).toEqual([
    'Weaver',
    'Weaver',
    long,
    '12',
  ]);
  expect([...container.querySelectorAll('.whole')].map((one) => one.textContent)).toEqual([
    'Weaver ·',
    'Weaver ·',
    '12',
  ]);
});
