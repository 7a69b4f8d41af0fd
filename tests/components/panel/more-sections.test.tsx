import { fireEvent, render, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { Panel } from '../../../components/panel/app';
import type { Achievement, Person } from '../../../lib/person';
import { expectAccessible } from '../setup';
import { answerWith, buildPanel, PROVIDER, personNamed } from './world';

async function drawn(changed: Partial<Person>) {
  const { model } = await buildPanel();
  model.provider.value = PROVIDER;
  const answer = answerWith(personNamed('Ida Ashgrove', changed));
  model.view.value = { kind: 'answer', answer, provider: PROVIDER };
  return render(<Panel model={model} />);
}

/** The items of a section's list, each as its lines. */
function linesOf(name: RegExp | string): string[][] {
  const section = within(screen.getByRole('region', { name }));
  return section
    .getAllByRole('listitem')
    .map((item) => [...item.children].map((line) => line.textContent ?? ''));
}

describe('the sections that few people have', () => {
  it.each([
    [
      'project',
      'Projects',
      { title: 'Loom Atlas', start: '2015-03', end: '2016', description: 'All of them.' },
      ['Loom Atlas', 'Mar 2015 – 2016', 'All of them.'],
    ],
    [
      'publication',
      'Publications',
      { title: 'On Warps', by: 'Selvedge Press', end: '2019-05-01' },
      ['On Warps', 'Selvedge Press · May 2019'],
    ],
    [
      'volunteering',
      'Volunteering',
      { by: 'Heddle Trust', role: 'Mentor', start: '2020' },
      ['Mentor', 'Heddle Trust · since 2020'],
    ],
    [
      'volunteering',
      'Volunteering',
      { by: 'Heddle Trust', start: '2020', isOver: true },
      ['Heddle Trust', '2020 – end not given'],
    ],
    [
      'patent',
      'Patents',
      { title: 'Shuttle', by: 'Patent Office of Wexmoor', number: 'WX 417', end: '2011' },
      ['Shuttle', 'Patent Office of Wexmoor · WX 417 · 2011'],
    ],
    [
      'organisation',
      'Organisations',
      { by: 'Weavers’ Guild', role: 'Treasurer', start: '2012', end: '2014' },
      ['Treasurer', 'Weavers’ Guild · 2012 – 2014'],
    ],
    ['course', 'Courses', { title: 'Dyeing', number: 'D-101' }, ['Dyeing', 'D-101']],
    ['test', 'Tests', { title: 'TOEFL', number: '110' }, ['TOEFL', 'score 110']],
  ] as const)('draws a %s under %s', async (kind, heading, told, lines) => {
    const { container } = await drawn({ achievements: [{ kind, ...told }] });
    expect(linesOf(heading)).toEqual([lines]);
    await expectAccessible(container);
  });

  it('draws certifications, with what is given of issuer and dates', async () => {
    const { container } = await drawn({
      certifications: [
        {
          name: 'Dyer',
          issuer: 'Guild',
          issued: '2019-06',
          expires: '2027',
          url: 'c.example.org/1',
        },
        { issuer: 'Guild' },
      ],
    });
    expect(linesOf('Certifications 2')).toEqual([
      ['Dyer', 'Guild · Jun 2019 · until 2027'],
      ['Title not given', 'Guild'],
    ]);
    expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'Dyer' }).href).toBe(
      'https://c.example.org/1',
    );
    await expectAccessible(container);
  });

  it('draws honours', async () => {
    const honours = [{ title: 'Golden Bobbin', issuer: 'Weft Society', issued: '2021-06-01' }];
    const { container } = await drawn({ honours });
    expect(linesOf('Honours')).toEqual([['Golden Bobbin', 'Weft Society · Jun 2021']]);
    await expectAccessible(container);
  });

  it('says how well languages are spoken, and only where that is told', async () => {
    const { container, unmount } = await drawn({
      languages: ['English', 'Igbo'],
      spoken: [{ name: 'English', level: 'NATIVE_OR_BILINGUAL' }, { name: 'Igbo' }],
    });
    expect(linesOf('Languages')).toEqual([['EnglishNative or bilingual'], ['Igbo']]);
    await expectAccessible(container);
    unmount();
    await drawn({ spoken: [{ name: 'English' }] });
    expect(screen.queryByRole('region', { name: 'Languages' })).toBeNull();
  });

  it('folds recommendations, one by one or all together', async () => {
    const long = '  “She hears a loom that is about to break.”  '.repeat(6);
    const { container, unmount } = await drawn({ recommendations: [long, 'Short.'] });
    const section = screen.getByRole('region', { name: 'Recommendations 2' });
    expect(section.querySelector('details')?.open).toBe(false);
    expect(within(section).getByText('Show all 2')).toBeTruthy();
    await expectAccessible(container);
    unmount();
    await drawn({ recommendations: [' Short. '] });
    expect(screen.getByRole('region', { name: 'Recommendations' }).textContent).toBe(
      'Recommendations Short.',
    );
  });

  it('says of pay alone that it is inferred', async () => {
    const { container } = await drawn({
      extras: {
        industry: 'Textiles',
        interests: ['Kites', 'Chess'],
        gender: 'female',
        birthDate: '1984-04',
        salary: { min: 35_000, max: 45_000 },
      },
    });
    expect(screen.getAllByText(/inferred, may be wrong/)).toHaveLength(1);
    expect(linesOf('Further details')).toEqual([
      ['Textilesindustry'],
      ['Kites · Chessinterests'],
      ['femalegender'],
      ['Apr 1984born'],
      ['35,000 to 45,000, currency not givenpay a year · inferred, may be wrong'],
    ]);
    await expectAccessible(container);
  });

  it.each([
    [{ min: 35_000 }, 'from 35,000, currency not given'],
    [{ max: 45_000 }, 'up to 45,000, currency not given'],
  ])('words half a range of pay: %j', async (salary, words) => {
    await drawn({ extras: { salary } });
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('draws none of them where there is nothing', async () => {
    await drawn({ achievements: [], spoken: [], recommendations: [], extras: { interests: [] } });
    expect(screen.queryAllByRole('region')).toEqual([
      screen.getByRole('region', { name: 'Contact' }),
    ]);
    expect(screen.getByRole('button', { name: /^Refresh/ })).toBeTruthy();
  });

  it('shows a few of many until all are asked for', async () => {
    const achievements = Array.from(
      { length: 40 },
      (_, index): Achievement => ({ kind: 'course', title: `Course ${index}` }),
    );
    const { container } = await drawn({ achievements });
    expect(linesOf('Courses 40')).toHaveLength(5);
    fireEvent.click(screen.getByRole('button', { name: 'Show all 40' }));
    expect(linesOf('Courses 40')).toHaveLength(40);
    expect(screen.queryByRole('button', { name: 'Show all 40' })).toBeNull();
    await expectAccessible(container);
  });

  it('links only where it is safe, and shows hostile words as words', async () => {
    const { container } = await drawn({
      achievements: [
        { kind: 'project', title: '<img src=x onerror=alert(1)>', url: 'javascript:alert(1)' },
        { kind: 'project', title: 'Atlas', url: 'http://atlas.example.org/' },
      ],
      extras: { website: 'data:text/html,x', githubId: '../evil?x', facebookId: 'ida' },
    });
    expect(container.querySelector('img, script')).toBeNull();
    const links = screen.getAllByRole<HTMLAnchorElement>('link').map(({ href }) => href);
    expect(links).toEqual([
      'https://atlas.example.org/',
      'https://github.com/..%2Fevil%3Fx',
      'https://www.facebook.com/ida',
      // Our own page of what left the browser.
      `${location.origin}/library.html#requests`,
    ]);
  });

  it('names each place elsewhere once', async () => {
    await drawn({
      slug: 'ida-0x',
      xHandle: 'ida_a',
      codeUrl: 'https://github.com/ida',
      contact: { emails: [], phones: [], websites: ['https://ida.example.org'] },
      extras: { githubId: 'ida', xId: 'ida_b', website: 'https://ida.example.org' },
    });
    const section = within(screen.getByRole('region', { name: 'Elsewhere' }));
    expect(section.getAllByRole<HTMLAnchorElement>('link').map(({ href }) => href)).toEqual([
      'https://www.linkedin.com/in/ida-0x',
      'https://x.com/ida_a',
      'https://x.com/ida_b',
      'https://github.com/ida',
    ]);
  });
});
