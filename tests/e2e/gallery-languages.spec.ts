import { expect } from '@playwright/test';
import { LANGUAGES } from '../../lib/languages';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import more from '../../public/_locales/en/more.json' with { type: 'json' };
import { openSheet, overflowAt, test } from './gallery-steps';

// Every story of the gallery in every language but English, which gallery.spec.ts draws, as narrow as a panel can be.

test.describe.configure({ timeout: 180_000 });

// A text that is missing is drawn by its name, and a hole that nothing filled as it is written.
const NAMES = new Set(Object.keys({ ...messages, ...more }).filter((name) => /[A-Z]/.test(name)));
const isRaw = (word: string) => NAMES.has(word) || /^\{\w+\}$/.test(word);

test('in a language two fifths longer than English every story of the panel fits', async ({
  page,
  gallery,
}) => {
  const opened = await openSheet(page, `${gallery.url}panel.html?language=pseudo`);
  await opened.show('blank-nobody');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('[Ñöƀöđý');
  for (const name of opened.names) {
    await opened.show(name);
    expect.soft(await overflowAt(page, 320), name).toBeLessThanOrEqual(0);
  }
});

for (const language of LANGUAGES.filter((one) => one !== 'en')) {
  for (const sheet of ['panel', 'options', 'library'] as const) {
    test(`${language}: every story of the ${sheet} fits, and none shows a text's name`, async ({
      page,
      gallery,
    }) => {
      const opened = await openSheet(page, `${gallery.url}${sheet}.html?language=${language}`);
      for (const name of opened.names) {
        await opened.show(name);
        expect.soft(await overflowAt(page, 320), name).toBeLessThanOrEqual(0);
        if (/hostile|excessive/.test(name)) continue;
        const words = await page.evaluate(() => document.body.innerText);
        expect.soft((words.match(/\{?\w+\}?/g) ?? []).filter(isRaw), name).toEqual([]);
      }
      expect(opened.complaints()).toEqual([]);
    });
  }
}
