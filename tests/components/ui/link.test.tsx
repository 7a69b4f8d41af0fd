import { render } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { Link } from '../../../components/ui/link';

function hrefOf(to: string): string | null | undefined {
  const { container } = render(<Link to={to}>words</Link>);
  expect(container.textContent).toBe('words');
  return container.querySelector('a')?.getAttribute('href');
}

it.each([
  ['loom.example.com/team', 'https://loom.example.com/team'],
  ['http://loom.example.com/', 'https://loom.example.com/'],
  ['tel:+15550100', 'tel:+15550100'],
  ['mailto:amara@loom.example.com', 'mailto:amara@loom.example.com'],
  // One recipient, whatever a provider calls it.
  [
    'mailto:a@b.example.com?bcc=c@d.example.net',
    'mailto:a%40b.example.com%3Fbcc%3Dc@d.example.net',
  ],
  ['mailto:a@b.example.com,c', 'mailto:a@b.example.com%2Cc'],
  ['mailto:nobody', undefined],
  ['mailto:', undefined],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['http://[', undefined],
])('%s leads to %s', (to, href) => expect(hrefOf(to)).toBe(href));
