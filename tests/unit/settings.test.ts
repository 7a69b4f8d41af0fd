import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  DEFAULTS,
  hasConsent,
  readSettings,
  wishOf,
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
])('falls back for %s = %j and puts the raw value aside', async (name, raw) => {
  await fakeBrowser.storage.local.set({ [`settings.${name}`]: raw });
  const settings = await readSettings();
  expect(settings).toEqual(DEFAULTS);
  expect(await fakeBrowser.storage.local.get()).toMatchObject({
    [`settings.${name}`]: raw,
    [`aside.settings.${name}`]: raw,
  });
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
    expect(hasConsent({ ...DEFAULTS, consent: { wording: 1, at: 1 } })).toBe(true);
  });
});

it('asks for no threshold where none is set', () => {
  expect(wishOf({ ...DEFAULTS, minSimilarity: 'any' })).toEqual({ contact: ['businessEmails'] });
});

it.each([0.9, 0.8, 0.6, 'any'] as const)('keeps the likeness %j', async (minSimilarity) => {
  await writeSetting('minSimilarity', minSimilarity);
  expect(await readSettings()).toMatchObject({ minSimilarity });
});
