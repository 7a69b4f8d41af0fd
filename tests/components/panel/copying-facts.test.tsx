import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { Panel } from '../../../components/panel/app';
import { expectAccessible } from '../setup';
import { answerWith, buildPanel, PROVIDER, personNamed } from './world';

const WOVEN = personNamed('Warp Heddleson', {
  headline: 'Cloth, mostly',
  title: 'Weaver',
  slug: 'warp-0x1c',
  place: { text: 'Loomtown' },
  contact: {
    emails: [{ address: 'warp@example.org', kind: 'business' }],
    phones: ['+1 555 0100'],
    websites: ['https://warp.example.org/'],
  },
  roles: [
    {
      title: 'Weaver',
      company: { name: 'Weftworks', industries: [], ids: {} },
      isCurrent: true,
    },
  ],
  schools: [{ name: 'Heddle College' }],
  skills: ['Weaving', 'Spinning'],
  certifications: [{ name: 'Master of Looms', credentialId: 'L-7' }],
});

async function drawn() {
  const { model } = await buildPanel();
  model.provider.value = PROVIDER;
  model.view.value = { kind: 'answer', answer: answerWith(WOVEN), provider: PROVIDER };
  const { container } = render(<Panel model={model} />);
  await screen.findByRole('region', { name: 'Certifications' });
  return container;
}

it.each([
  ['Copy Warp Heddleson', 'Warp Heddleson'],
  ['Copy Weaver, Weftworks', 'Weaver, Weftworks'],
  ['Copy Cloth, mostly', 'Cloth, mostly'],
  ['Copy Loomtown', 'Loomtown'],
  ['Copy warp@example.org', 'warp@example.org'],
  ['Copy +1 555 0100', '+1 555 0100'],
  ['Copy https://warp.example.org/', 'https://warp.example.org/'],
  ['Copy Weaver', 'Weaver'],
  ['Copy Weftworks', 'Weftworks'],
  ['Copy Heddle College', 'Heddle College'],
  ['Copy Skills', 'Weaving, Spinning'],
  ['Copy Master of Looms', 'Master of Looms'],
  ['Copy L-7', 'L-7'],
  ['Copy https://www.linkedin.com/in/warp-0x1c', 'https://www.linkedin.com/in/warp-0x1c'],
])('the button “%s” takes %j to the clipboard', async (name, words) => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await drawn();
  fireEvent.click(screen.getByRole('button', { name }));
  await waitFor(() => expect(writeText).toHaveBeenCalledExactlyOnceWith(words));
});

it('leaves the names of headings and sections as they are', async () => {
  const container = await drawn();
  expect(screen.getByRole('heading', { level: 1, name: 'Warp Heddleson' })).toBeTruthy();
  const skills = within(screen.getByRole('region', { name: 'Skills 2' }));
  expect(skills.getByRole('button', { name: 'Copy Skills' })).toBeTruthy();
  await expectAccessible(container);
});
