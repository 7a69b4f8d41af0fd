import { fireEvent, render, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { Panel } from '../../../components/panel/app';
import type { Person } from '../../../lib/person';
import { expectAccessible } from '../setup';
import { WHOLE } from './whole-person';
import { answerWith, buildPanel, PROVIDER } from './world';

async function drawn(person: Person) {
  const { model } = await buildPanel();
  model.provider.value = PROVIDER;
  model.view.value = { kind: 'answer', answer: answerWith(person), provider: PROVIDER };
  return render(<Panel model={model} />);
}

/** The whole person with every string replaced, but for those words of which there are only a few. */
function withEvery(string: (path: string) => string): Person {
  const replaced = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') return path.endsWith('.kind') ? value : string(path);
    if (Array.isArray(value)) return value.map((one, index) => replaced(one, `${path}.${index}`));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, replaced(one, `${path}.${key}`)]),
    );
  };
  return { ...WHOLE, ...(replaced(WHOLE, '') as Person) };
}

async function openAll(container: Element): Promise<void> {
  for (const details of container.querySelectorAll('details')) {
    details.open = true;
    fireEvent(details, new Event('toggle'));
  }
  // What is told of an employer is drawn after that.
  if (container.querySelector('.company') !== null) {
    await waitFor(() => expect(container.querySelector('.company .about')).not.toBeNull());
  }
}

// What the providers' folders make of a date is one, or nothing.
const IS_DATE = /\.(?:start|end|joined)$/;

const MARKUP =
  '"><script>globalThis.ran = true</script><img src=x onerror="globalThis.ran = true">';

describe('a provider that means harm', () => {
  it.each([
    ['markup', MARKUP],
    ['addresses that run', 'javascript:globalThis.ran=true//'],
    ['addresses that hold a page', 'data:text/html,<script>parent.ran=true</script>'],
    ['a word without an end', 'W'.repeat(10_000)],
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['half a letter', '\uD83D'],
    ['names of what objects have', '__proto__'],
  ])('who says %s in every field is shown as words', async (_, words) => {
    const { container } = await drawn(withEvery(() => words));
    await openAll(container);
    expect(container.querySelector('script, img, iframe, object, b:not(.brand)')).toBeNull();
    expect(Reflect.has(globalThis, 'ran')).toBe(false);
    for (const { href } of container.querySelectorAll<HTMLAnchorElement>(
      'a:not([href^="/library.html#"])',
    )) {
      expect(href).toMatch(/^(?:https|mailto|tel):/);
    }
    expect(container.textContent).not.toMatch(/undefined|NaN|\[object|Invalid Date/);
    await expectAccessible(container);
  });

  it('does not turn the words around its own', async () => {
    const turning = '\u202E\u2067\u2069\u2069evil\u202A\u0000';
    const { container } = await drawn(withEvery((path) => `${turning}${path}`));
    await openAll(container);
    const card = container.querySelector('article');
    expect(card?.textContent).toContain('evil.headline');
    expect(card?.textContent).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
    expect(card?.textContent).not.toContain('\u0000');
  });

  it('has every one of its words in a line of its own, or isolated', async () => {
    const { container } = await drawn(
      withEvery((path) => (IS_DATE.test(path) ? '2001-02' : `evil${path}`)),
    );
    await openAll(container);
    const card = container.querySelector('article');
    if (card === null) throw new Error('There is no card.');
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    const bare: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const isIsolated = node.parentElement?.closest('bdi, [aria-hidden="true"]') !== null;
      if (node.textContent?.includes('evil') && !isIsolated) bare.push(node.textContent);
    }
    expect(bare).toEqual([]);
  });

  it('with lists of thousands has a few of each drawn', async () => {
    const many = <T,>(one: T): T[] => Array.from({ length: 5_000 }, () => one);
    const { container } = await drawn({
      ...WHOLE,
      summary: 'word '.repeat(40_000),
      contact: {
        emails: many(WHOLE.contact.emails[0]),
        phones: many('+1 555 0100'),
        websites: many('w.example.org'),
      },
      roles: many(WHOLE.roles[0]),
      schools: many(WHOLE.schools[0]),
      skills: many('skill'),
      certifications: many(WHOLE.certifications[0]),
      achievements: many(WHOLE.achievements[0]),
      pointers: many(WHOLE.pointers[0]),
    });
    expect(container.querySelectorAll('*').length).toBeLessThan(1_100);
  });
});
