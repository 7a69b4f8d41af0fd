import { signal } from '@preact/signals';
import { readSettings, watchSettings } from '../../lib/settings';
import { loadText, onTextRead, type TextKey, text, textLanguage } from '../../lib/text';

// Where the page's own copy of the theme is kept.
const COPY = 'theme';

/**
 * Puts theme, density and language of the settings in force in this page, and does so again when they change: what is drawn
 * stays, and is worded anew; `onReworded` is for what holds words without drawing them. `title` names the page. Resolves when
 * texts are there to draw with.
 */
export async function keepAppearance(title: TextKey, onReworded?: () => void): Promise<void> {
  const page = document.documentElement;
  // The settings answer only after the first frame, which would flash in the wrong colours.
  page.dataset.theme = localStorage.getItem(COPY) ?? 'system';
  const worded = signal('');
  // Whatever reads a text while it is drawn is drawn anew when this changes.
  onTextRead(() => void worded.value);
  const see = async () => {
    const { theme, density, language } = await readSettings();
    localStorage.setItem(COPY, theme);
    page.dataset.theme = theme;
    page.dataset.density = density;
    await Promise.all([loadText(language), density === 'compact' && import('./compact.css')]);
    page.lang = textLanguage();
    document.title = text(title);
    worded.value = page.lang;
  };
  watchSettings(() => void see(), ['theme', 'density']);
  watchSettings(() => void see().then(onReworded), ['language']);
  await see();
}
