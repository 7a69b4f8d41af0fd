import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { Panel } from '../../../components/panel/app';
import type { Person, Role } from '../../../lib/person';
import { expectAccessible } from '../setup';
import { answerWith, buildPanel, PROVIDER, personNamed } from './world';

async function drawn(person: Person) {
  const { model } = await buildPanel();
  model.provider.value = PROVIDER;
  model.view.value = {
    kind: 'answer',
    answer: answerWith(person),
    provider: PROVIDER,
  };
  return render(<Panel model={model} />);
}

function role(changed: Partial<Role>): Role {
  return {
    title: 'Weaver',
    company: { name: 'Weftworks', industries: [], ids: {} },
    isCurrent: false,
    ...changed,
  };
}

describe('the card', () => {
  it('names what is missing in one line instead of drawing empty sections', async () => {
    const { container } = await drawn(personNamed('Nil Vacant'));
    expect(screen.getByRole('heading', { level: 1, name: 'Nil Vacant' })).toBeTruthy();
    // What can be had for a price stands under its heading.
    const [contact, ...others] = screen.queryAllByRole('region');
    expect(contact).toBe(screen.getByRole('region', { name: 'Contact' }));
    expect(others).toEqual([]);
    expect(screen.getByText(/^Not public or not known:/).textContent).toContain(
      'headline, location, languages, business e-mail addresses, personal e-mail addresses, ' +
        'phone numbers, websites, summary, experience',
    );
    await expectAccessible(container);
  });

  it('draws someone of whom not even a name is known', async () => {
    const { container } = await drawn(personNamed('', { name: undefined }));
    expect(screen.getByRole('heading', { name: 'Name not known' })).toBeTruthy();
    await expectAccessible(container);
  });

  it.each([
    [{ start: '2020-03-01', end: '2022-02-01' }, 'Mar 2020 – Feb 2022 · 2 yrs'],
    [{ start: '2020-03', end: '2020-03' }, 'Mar 2020 – Mar 2020 · 1 mo'],
    [{ start: '2018', end: '2022' }, '2018 – 2022 · about 4 yrs'],
    [{ start: '2018', end: '2018' }, '2018 – 2018'],
    [{ end: '2022-02-01' }, 'start not given – Feb 2022'],
    [{ start: '2020-03-01' }, 'Mar 2020 – end not given'],
    [{}, 'dates not given'],
    [{ start: '2022-02-01', end: '2020-03-01' }, 'Feb 2022 – Mar 2020'],
    [{ isCurrent: true }, 'start not given – now'],
    [{ isCurrent: true, start: '9998-05' }, 'starts May 9998'],
    [{ start: '9998' }, 'starts 9998'],
  ] as const)('says dates %j as "%s", and makes nothing up', async (dates, words) => {
    await drawn(personNamed('A', { roles: [role(dates)] }));
    const [first] = screen.getAllByRole('listitem').filter((item) => item.className === 'job');
    expect(first?.querySelector('.dates')?.textContent).toBe(words);
  });

  it('shows a degree once: with its school, or by itself', async () => {
    await drawn(
      personNamed('A', {
        schools: [{ name: 'Heddle College', degree: 'BA' }],
        degrees: ['BA', 'MSc'],
      }),
    );
    const education = within(screen.getByRole('region', { name: 'Education' }));
    expect(education.getAllByText('BA')).toHaveLength(1);
    expect(education.getAllByText('MSc')).toHaveLength(1);
  });

  it('names a company beside the title only where the two belong together', async () => {
    const at = (title: string, name: string) =>
      role({ title, isCurrent: true, company: { name, industries: [], ids: {} } });
    const line = (container: Element) => container.querySelector('.current')?.textContent;
    const one = await drawn(personNamed('A', { title: 'CEO', roles: [at('Chief', 'Weftworks')] }));
    expect(line(one.container)).toBe('CEO · Weftworks');
    const roles = [at('Adviser', 'Selvedge Club'), at('CEO', 'Weftworks')];
    const two = await drawn(personNamed('B', { title: 'CEO', roles }));
    expect(line(two.container)).toBe('CEO · Weftworks');
    const none = await drawn(personNamed('C', { title: 'Founder', roles }));
    expect(line(none.container)).toBe('Founder');
  });

  it('has the roles at one company together, current ones first, with the time there', async () => {
    const at = (name: string, changed: Partial<Role>) =>
      role({ company: { name, industries: [], ids: {} }, ...changed });
    const { container } = await drawn(
      personNamed('A', {
        roles: [
          at('Selvedge', { title: 'Clerk', start: '2010', end: '2012' }),
          at('Weftworks', { title: 'Head', isCurrent: true, start: '2020-01', end: '2021-12' }),
          at('Weftworks', { title: 'Weaver', start: '2018-01', end: '2020-03' }),
          at('Weftworks', { title: 'Trainee' }),
        ],
      }),
    );
    const jobs = [...container.querySelectorAll('.job')].map((job) => job.textContent);
    expect(jobs).toEqual([
      'WHeadWeftworksJan 2020 – Dec 2021 · 2 yrs',
      'SClerkSelvedge2010 – 2012 · about 2 yrs',
      'WWeftworksWeaverJan 2018 – Mar 2020 · 2 yrs 3 mosTraineedates not given',
    ]);
    await expectAccessible(container);
  });

  it('says how long someone was at a company, overlaps counted once, if every role tells', async () => {
    const roles = [
      role({ isCurrent: true, start: '2020-01', end: '2021-12' }),
      role({ start: '2018-01', end: '2020-06' }),
    ];
    await drawn(personNamed('A', { roles }));
    expect(screen.getByText('4 yrs')).toBeTruthy();
  });

  it('shows some of sixty roles, and the others on a click', async () => {
    const past = Array.from({ length: 58 }, (_, index) =>
      role({ title: `Role ${index}`, company: { name: `${index}`, industries: [], ids: {} } }),
    );
    const none = { industries: [], ids: {} };
    const now = ['Now', 'Too'].map((title) => role({ title, isCurrent: true, company: none }));
    const { container } = await drawn(personNamed('A', { roles: [...past, ...now] }));
    const titles = () => [...container.querySelectorAll('.job p.strong')].map((p) => p.textContent);
    expect(titles().slice(0, 3)).toEqual(['Now', 'Too', 'Role 0']);
    expect(titles()).toHaveLength(12);
    await expectAccessible(container);
    const more = screen.getByRole('button', { name: 'Show 48 more roles' });
    more.focus();
    fireEvent.click(more);
    await waitFor(() => expect(titles()).toHaveLength(60));
    expect(document.activeElement?.textContent).toContain('Role 10');
    expect(screen.queryByRole('button', { name: /more roles?$/ })).toBeNull();
    await expectAccessible(container);
  });

  it('shows some of 5,000 skills, and five hundred more with each click', async () => {
    const skills = Array.from({ length: 1_100 }, (_, index) => `Skill ${index}`);
    await drawn(personNamed('A', { skills }));
    const region = within(screen.getByRole('region', { name: 'Skills 1,100' }));
    expect(region.getAllByRole('listitem')).toHaveLength(12);
    fireEvent.click(region.getByRole('button', { name: 'Show 500 more' }));
    await waitFor(() => expect(region.getAllByRole('listitem')).toHaveLength(512));
    fireEvent.click(region.getByRole('button', { name: 'Show 500 more' }));
    await waitFor(() => expect(region.getAllByRole('listitem')).toHaveLength(1_012));
    const last = region.getByRole('button', { name: 'Show all 1,100' });
    last.focus();
    fireEvent.click(last);
    await waitFor(() => expect(region.getAllByRole('listitem')).toHaveLength(1_100));
    expect(document.activeElement?.textContent).toBe('Skill 1012');
  });

  it('does not draw a very long text until it is asked for, and keeps the focus there', async () => {
    const summary = `A life. ${'word '.repeat(40_000)}the end`;
    const { container } = await drawn(personNamed('A', { summary }));
    const about = within(screen.getByRole('region', { name: 'About' }));
    expect(container.textContent).not.toContain('the end');
    const details = container.querySelector('details');
    const line = about.getByText(/^A life\. word/).closest('summary');
    if (details === null || line === null) throw new Error('Nothing is folded.');
    line.focus();
    details.open = true;
    fireEvent(details, new Event('toggle'));
    await waitFor(() => expect(container.textContent).toContain('the end'));
    expect(document.activeElement).toBe(line);
  });

  it('words what a provider says of an address, shows what it does not know as it is', async () => {
    const updatedAt = new Date(Date.now() - 90 * 24 * 60 * 60 * 1000).toISOString();
    const emails = [
      { address: 'a@x.example.com', kind: 'business', status: 'catch_all', updatedAt },
      { address: 'b@x.example.com', kind: 'personal', status: 'half_open' },
      { address: 'c@x.example.com', kind: 'unknown', status: 'INVALID', updatedAt: 'soon' },
      { address: 'd@x.example.com', kind: 'business' },
    ] as const;
    await drawn(personNamed('A', { contact: { emails, phones: [], websites: [] } }));
    const region = within(screen.getByRole('region', { name: 'Contact' }));
    const abouts = region.getAllByRole('listitem').map((item) => item.querySelector('.about'));
    expect(abouts.map((about) => about?.textContent)).toEqual([
      'business · its domain takes any address · as of 3 months ago',
      'personal · half_open',
      'e-mail · cannot be delivered to',
      'business',
    ]);
  });

  it('writes phone numbers internationally, and keeps them as they came for the call', async () => {
    const phones = ['+15550100123', '555 0100'];
    await drawn(personNamed('A', { contact: { emails: [], phones, websites: [] } }));
    const link = await screen.findByRole<HTMLAnchorElement>('link', { name: '+1 555 010 0123' });
    expect(link.href).toBe('tel:+15550100123');
    expect(screen.getByRole('link', { name: '555 0100' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy +15550100123' })).toBeTruthy();
  });

  it('tells the time in a country that has one time, and in no other', async () => {
    const place = (country: string) => ({ text: country, country });
    const one = await drawn(personNamed('A', { place: place('Japan') }));
    expect(one.container.querySelector('.local-time')?.textContent).toMatch(
      /^Local time .*\d{1,2}:\d\d/,
    );
    await expectAccessible(one.container);
    one.unmount();
    const none = await drawn(personNamed('A', { place: place('United States') }));
    expect(none.container.querySelector('.local-time')).toBeNull();
  });

  it('gives the same person the same colour, whoever told of them', async () => {
    const hue = (container: Element) =>
      container.querySelector('.monogram')?.getAttribute('data-hue');
    const one = await drawn(personNamed('A', { id: 'one:1', slug: 'ida-0x' }));
    const other = await drawn(personNamed('A', { id: 'other:2', slug: 'ida-0x' }));
    expect(hue(one.container)).toBe(hue(other.container));
    const hues = ['a', 'b', 'c', 'd', 'e'].map(async (id) =>
      hue((await drawn(personNamed('A', { id }))).container),
    );
    expect(new Set(await Promise.all(hues)).size).toBeGreaterThan(1);
  });

  it('says of a school all that is told, as precisely as it is', async () => {
    await drawn(
      personNamed('A', {
        schools: [
          { name: 'One', start: '2001-09', end: '2004', startYear: 2001, endYear: 2004 },
          { name: 'Two', startYear: 1999 },
          {
            name: 'Three',
            endYear: 1998,
            grade: '1.0',
            place: { city: 'Bree', country: 'Erewhon' },
          },
        ],
      }),
    );
    const education = within(screen.getByRole('region', { name: 'Education' }));
    expect(education.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'OneSep 2001 – 2004',
      'Twosince 1999',
      'Three1998 · grade 1.0 · Bree, Erewhon',
    ]);
  });

  it('shows a few of many languages and badges until all are asked for', async () => {
    const words = Array.from({ length: 40 }, (_, index) => `Word ${index}`);
    const person = personNamed('A', { languages: words });
    await drawn({ ...person, network: { verifications: ['Seen'], openTo: words } });
    expect(screen.getByText(/^Speaks/).textContent).toMatch(/Word 4 · Word 5$/);
    const all = screen.getByRole('button', { name: 'Show all 40' });
    all.focus();
    fireEvent.click(all);
    expect(screen.getByText(/^Speaks/).textContent).toMatch(/Word 5 · Word 6 .* · Word 39$/);
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Word 6'));
    const badges = screen.getByText('Seen').closest('ul');
    expect(badges?.children).toHaveLength(8);
    fireEvent.click(screen.getByRole('button', { name: 'Show all 41' }));
    expect(badges?.children).toHaveLength(41);
    expect(badges?.textContent).toMatch(/^✓ SeenWord 0/);
  });

  it('shows hostile words as words, and links nowhere but to https, mailto and tel', async () => {
    const { container } = await drawn(
      personNamed('<img src=x onerror=alert(1)>', {
        headline: '<script>alert(1)</script>',
        contact: {
          emails: [{ address: '"><b>@x.example.com', kind: 'business' }],
          phones: ['javascript:alert(1)'],
          websites: [
            'javascript:alert(1)',
            'data:text/html,x',
            'http://ok.example.org/',
            'ok.example.net',
          ],
        },
        codeUrl: 'javascript:alert(1)',
        certifications: [{ name: 'C', url: 'data:text/html,x' }],
      }),
    );
    expect(container.querySelector('img, script, b:not(.brand)')).toBeNull();
    const schemes = [
      ...container.querySelectorAll<HTMLAnchorElement>('a:not([href^="/library.html#"])'),
    ].map((a) => new URL(a.href).protocol);
    expect([...new Set(schemes)].sort()).toEqual(['https:', 'mailto:', 'tel:']);
    for (const link of container.querySelectorAll<HTMLAnchorElement>(
      'a:not([href^="/library.html#"])',
    )) {
      expect(link.rel).toBe('noopener noreferrer');
    }
    expect(screen.getByText('javascript:alert(1)', { selector: 'li span > bdi' })).toBeTruthy();
  });

  it('isolates every name, so that scripts do not mix', async () => {
    await drawn(personNamed('נועם אלמוני', { headline: 'ראש צוות', title: 'מנהל' }));
    for (const words of ['נועם אלמוני', 'ראש צוות', 'מנהל']) {
      expect(screen.getByText(words).tagName).toBe('BDI');
    }
  });
});
