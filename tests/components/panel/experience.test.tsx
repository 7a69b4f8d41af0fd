import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Experience } from '../../../components/panel/experience';
import type { Role } from '../../../lib/person';
import '../setup';

const roles: Role[] = Array.from({ length: 20 }, (_, index) => ({
  title: `Role ${index}`,
  company: { name: `Company ${index}`, industries: [], ids: {} },
  isCurrent: index === 0,
}));

test('the first frame has what a window shows, the next one the first twelve roles', async () => {
  let first = 0;
  render(
    <div
      ref={(here) => {
        if (here !== null) first = here.querySelectorAll('.job').length;
      }}
    >
      <Experience roles={roles} now={0} mayLoad={false} />
    </div>,
  );
  expect(first).toBe(5);
  expect(await screen.findByText('Role 11')).toBeTruthy();
  expect(screen.queryByText('Role 12')).toBeNull();
});
