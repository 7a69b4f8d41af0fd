import { render, screen, within } from '@testing-library/preact';
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
    expect(screen.queryAllByRole('region')).toEqual([]);
    expect(screen.getByText(/^Not public or not asked for:/).textContent).toContain(
      'headline, location, languages, e-mail addresses, phone numbers, websites, summary, experience',
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
    [{ start: '2018', end: '2022' }, '2018 – 2022'],
    [{ end: '2022-02-01' }, 'start not given – Feb 2022'],
    [{ start: '2020-03-01' }, 'Mar 2020 – end not given'],
    [{}, 'dates not given'],
    [{ start: '2022-02-01', end: '2020-03-01' }, 'Feb 2022 – Mar 2020'],
    [{ isCurrent: true }, 'start not given – now'],
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

  it('shows sixty roles, current ones apart from past ones', async () => {
    const past = Array.from({ length: 58 }, (_, index) => role({ title: `Role ${index}` }));
    const now = [role({ title: 'Now', isCurrent: true }), role({ title: 'Too', isCurrent: true })];
    const { container } = await drawn(personNamed('A', { roles: [...now, ...past] }));
    const of = (name: string) =>
      within(screen.getByRole('list', { name })).getAllByRole('listitem');
    expect(of('Current roles')).toHaveLength(2);
    expect(of('Past roles')).toHaveLength(58);
    await expectAccessible(container);
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
    const schemes = [...container.querySelectorAll('a')].map((a) => new URL(a.href).protocol);
    expect([...new Set(schemes)].sort()).toEqual(['https:', 'mailto:', 'tel:']);
    for (const link of container.querySelectorAll('a')) {
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
