import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { bestLanguage, LANGUAGES, tagOf } from '../../lib/languages';

// Each test has a module of its own: one that no page has loaded texts into yet.
async function freshText() {
  vi.resetModules();
  return import('../../lib/text');
}

const FILES: Readonly<Record<string, object>> = {
  '/_locales/en/messages.json': {
    back: { message: 'Back' },
    credits_one: { message: '{count} credit' },
    credits_other: { message: '{count} credits' },
  },
  '/_locales/en/more.json': { show: { message: 'Show' } },
  '/_locales/de/messages.json': {
    back: { message: 'Zurück' },
    credits_one: { message: '{count} Credit' },
    credits_other: { message: '{count} Credits' },
  },
  '/_locales/de/more.json': { show: { message: 'Anzeigen' } },
};

let asked: string[];

beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', async (url: string) => {
    const path = new URL(url).pathname;
    asked.push(path);
    return Response.json(FILES[path]);
  });
  vi.stubGlobal('navigator', { languages: ['cy', 'de-AT'] });
  vi.spyOn(fakeBrowser.i18n, 'getUILanguage').mockReturnValue('cy');
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation(
    (path) => `chrome-extension://sidecard${path}`,
  );
});

describe('the texts in force', () => {
  it('are those of the language that is chosen', async () => {
    const { loadText, text, textLanguage } = await freshText();
    await loadText('de');
    expect([text('back'), textLanguage()]).toEqual(['Zurück', 'de']);
    expect(asked).toEqual(['/_locales/de/messages.json']);
  });

  it('are, where none is chosen, those of the first language that the user reads', async () => {
    const { loadText, text } = await freshText();
    await loadText('system');
    expect(text('back')).toBe('Zurück');
    expect(fakeBrowser.i18n.getUILanguage).toHaveBeenCalled();
  });

  it('are not loaded twice', async () => {
    const { loadMoreText, loadText } = await freshText();
    await Promise.all([loadText('en'), loadText('en'), loadMoreText(), loadMoreText()]);
    expect(asked).toEqual(['/_locales/en/messages.json', '/_locales/en/more.json']);
  });

  it('come all together where more is wanted from the start', async () => {
    const { loadMoreText, loadText, text } = await freshText();
    await Promise.all([loadMoreText(), loadText('de')]);
    expect([text('back'), text('show')]).toEqual(['Zurück', 'Anzeigen']);
    expect(asked).toEqual(['/_locales/de/messages.json', '/_locales/de/more.json']);
  });

  it('all change with the language, also those on demand, and the last choice holds', async () => {
    const { loadMoreText, loadText, text } = await freshText();
    await loadText('en');
    await loadMoreText();
    await Promise.all([loadText('de'), loadText('en'), loadText('de')]);
    expect([text('back'), text('show')]).toEqual(['Zurück', 'Anzeigen']);
  });

  it('are noticed when they are read, so that they can be drawn anew', async () => {
    const { onTextRead, plural, setText, text, textLanguage } = await freshText();
    const noticed = vi.fn();
    onTextRead(noticed);
    setText('en', {});
    expect(noticed).not.toHaveBeenCalled();
    for (const read of [() => text('back'), () => plural('credits', 2), textLanguage]) {
      noticed.mockClear();
      read();
      expect(noticed).toHaveBeenCalled();
    }
  });
});

describe('a plural', () => {
  const words = (rule: string) => ({ [`credits_${rule}`]: { message: `${rule} {count}` } });

  it.each([
    ['en', 1, 'one 1'],
    ['en', 0, 'other 0'],
    ['en', 1234.5, 'other 1,234.5'],
    ['de', 1, 'one 1'],
    ['de', 1234.5, 'other 1.234,5'],
  ] as const)('in %s of %d is "%s"', async (language, count, is) => {
    const { plural, setText } = await freshText();
    setText(language, { ...words('one'), ...words('other') });
    expect(plural('credits', count)).toBe(is);
  });

  it('falls back to the category that every language has', async () => {
    const { plural, setText } = await freshText();
    setText('en', words('other'));
    expect(plural('credits', 1)).toBe('other 1');
  });
});

it('fills its holes, and leaves one that nobody fills', async () => {
  const { setText, text } = await freshText();
  setText('en', { enrichFor: { message: '{price}: {price}, {nobody}' } });
  expect(text('enrichFor', { price: '2' })).toBe('2: 2, {nobody}');
});

it('lists words and measures', async () => {
  const { formatList } = await freshText();
  expect(formatList(['a', 'b', 'c'])).toBe('a, b, and c');
  expect(formatList(['a', 'b'], 'disjunction')).toBe('a or b');
  expect(formatList(['3 yrs', '8 mos'], 'unit')).toBe('3 yrs 8 mos');
});

it('lists words as the language in force does, once that has changed', async () => {
  const { formatList, setText } = await freshText();
  expect(formatList(['a', 'b'])).toBe('a and b');
  setText('de', {});
  expect(formatList(['a', 'b'])).toBe('a und b');
});

// A row counts as soon as there are texts in its language.
const TAGS: readonly (readonly [tags: readonly string[], is: string])[] = [
  [['en-GB'], 'en'],
  [['de-AT', 'en'], 'de'],
  [['de'], 'de'],
  [['fr-CA'], 'fr'],
  [['es-419'], 'es'],
  [['pt'], 'pt_BR'],
  [['pt-PT'], 'pt_BR'],
  [['pt_BR'], 'pt_BR'],
  [['ja-JP'], 'ja'],
  [['zh-TW'], 'en'],
  [['zh', 'cy', 'de'], 'de'],
  [['deu-nonsense'], 'en'],
  [[], 'en'],
];

it.each(TAGS.filter(([, is]) => LANGUAGES.some((one) => one === is)))(
  'finds for %j %s',
  (tags, is) => expect(bestLanguage(tags)).toBe(is),
);

it('names every language as Intl knows it', () => {
  const tags = LANGUAGES.map(tagOf);
  expect(Intl.DateTimeFormat.supportedLocalesOf(tags)).toEqual(tags);
});

describe('dates', () => {
  it.each([
    ['en', '2017', 'Mar 2017', 'Mar 5, 2017', '2 months ago'],
    ['de', '2017', 'März 2017', '05.03.2017', 'vor 2 Monaten'],
    ['ja', '2017年', '2017年3月', '2017/03/05', '2 か月前'],
  ] as const)('are written as in %s', async (language, year, month, day, age) => {
    const { setText } = await freshText();
    const { formatAge, formatDay, formatPartialDate } = await import('../../lib/dates');
    setText(language, {});
    expect(formatPartialDate('2017')).toBe(year);
    expect(formatPartialDate('2017-03')).toBe(month);
    expect(formatDay('2017-03-05')).toBe(day);
    expect(formatAge('2017-03-05', Date.parse('2017-05-05'))).toBe(age);
  });
});
