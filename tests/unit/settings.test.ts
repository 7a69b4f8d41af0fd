import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { inOrder, wishOf } from '../../lib/by-settings';
import {
  DEFAULTS,
  hasConsent,
  readSettings,
  watchSettings,
  writeConsent,
  writeSetting,
} from '../../lib/settings';

beforeEach(() => fakeBrowser.reset());

it('has the documented defaults', async () => {
  expect(await readSettings()).toEqual(DEFAULTS);
  expect(DEFAULTS).toMatchObject({
    onClick: 'at-once',
    askAbove: 2,
    minSimilarity: 0.8,
    consent: null,
    language: 'system',
    lockAfterMin: 15,
    theme: 'system',
    density: 'comfortable',
    photos: 'on-click',
  });
});

it('keeps two settings that two pages change at the same moment', async () => {
  await Promise.all([writeSetting('waitS', 30), writeSetting('onClick', 'ask-first')]);
  expect(await readSettings()).toMatchObject({ waitS: 30, onClick: 'ask-first' });
});

it.each([
  ['waitS', 900],
  ['waitS', 'soon'],
  ['contact', ['everything']],
  ['consent', true],
  ['onNoMatch', 'pay'],
  ['freshness', 'tomorrow'],
  ['order', 'crustdata'],
  ['extras', { crustdata: 'skills' }],
  ['language', 'tlh'],
  ['lockAfterMin', 30],
  ['lockAfterMin', 'never'],
  ['theme', 'sepia'],
  ['density', 'crowded'],
  ['photos', true],
])('falls back for %s = %j and puts the raw value aside', async (name, raw) => {
  await fakeBrowser.storage.local.set({ [`settings.${name}`]: raw });
  const settings = await readSettings();
  expect(settings).toEqual(DEFAULTS);
  expect(await fakeBrowser.storage.local.get()).toMatchObject({
    [`settings.${name}`]: raw,
    [`aside.settings.${name}`]: raw,
  });
});

it('tells of the settings that are watched, and of no other', async () => {
  const [all, some] = [vi.fn(), vi.fn()];
  const stops = [watchSettings(all), watchSettings(some, ['theme', 'density'])];
  await writeSetting('waitS', 30);
  expect([all.mock.calls.length, some.mock.calls.length]).toEqual([1, 0]);
  await writeSetting('density', 'compact');
  expect([all.mock.calls.length, some.mock.calls.length]).toEqual([2, 1]);
  for (const stop of stops) stop();
  await writeSetting('density', 'comfortable');
  expect([all.mock.calls.length, some.mock.calls.length]).toEqual([2, 1]);
});

describe('consent', () => {
  it('counts once it is given', async () => {
    await writeConsent(7);
    const settings = await readSettings();
    expect(settings.consent?.at).toBe(7);
    expect(hasConsent(settings)).toBe(true);
  });

  it('counts for the wording now in force only', () => {
    expect(hasConsent(DEFAULTS)).toBe(false);
    expect(hasConsent({ ...DEFAULTS, consent: { wording: 0, at: 1 } })).toBe(false);
    expect(hasConsent({ ...DEFAULTS, consent: { wording: 3, at: 1 } })).toBe(true);
  });
});

it('asks for no threshold where none is set', () => {
  expect(wishOf({ ...DEFAULTS, minSimilarity: 'any' })).not.toHaveProperty('minSimilarity');
});

it.each([0.9, 0.8, 0.6, 'any'] as const)('keeps the likeness %j', async (minSimilarity) => {
  await writeSetting('minSimilarity', minSimilarity);
  expect(await readSettings()).toMatchObject({ minSimilarity });
});

it('asks for the freshness and the extras that are set, by default for what is stored and nothing extra', () => {
  expect(wishOf(DEFAULTS)).toMatchObject({ freshness: 'cached', extras: {} });
  const extras = { 'enrich-layer': ['skills'] };
  expect(wishOf({ ...DEFAULTS, freshness: 'live', extras })).toMatchObject({
    freshness: 'live',
    extras,
  });
});

describe('the order of providers', () => {
  const providers = ['a', 'b', 'c', 'd'].map((id) => ({ id, isDemo: id === 'b' }));
  const ordered = (provider: string | null, order: string[]) =>
    inOrder(providers, { provider, order })
      .map(({ id }) => id)
      .join('');

  it.each([
    [null, [], 'acdb'],
    ['d', [], 'dacb'],
    ['c', ['d', 'c', 'a'], 'cdab'],
    ['a', ['d', 'gone', 'b'], 'adcb'],
    ['b', ['c'], 'cadb'],
    ['gone', ['c'], 'cadb'],
  ])(
    '%s first, then %j, is %s: the demo last, whoever is not named before it',
    (first, order, is) => expect(ordered(first, order)).toBe(is),
  );
});
