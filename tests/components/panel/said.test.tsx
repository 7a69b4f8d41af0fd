import { signal } from '@preact/signals';
import { act, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Said } from '../../../components/panel/said';
import '../setup';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const said = () => screen.getByRole('status').textContent;
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

it('says the latest of many changes, and goes on saying while they do not end', async () => {
  const words = signal('0 people');
  render(<Said words={words} />);
  await pass(0);
  const heard = new Set<string | null>();
  for (let count = 1; count <= 100; count++) {
    words.value = `${count} people`;
    await pass(100);
    heard.add(said());
  }
  expect(heard.size).toBeGreaterThan(4);
  expect(heard.size).toBeLessThan(9);
  await pass(2_000);
  expect(said()).toBe('100 people');
});

it('says nothing where all is again as it was', async () => {
  const words = signal('2 people');
  render(<Said words={words} />);
  await pass(0);
  await pass(2_000);
  words.value = '3 people';
  words.value = '2 people';
  await pass(2_000);
  expect(said()).toBe('2 people');
});
