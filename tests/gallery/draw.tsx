import { type ComponentChild, render } from 'preact';
import { Panel } from '../../components/panel/app';
import '../../components/ui/compact.css';
import { LANGUAGES } from '../../lib/languages';
import { loadMoreText, loadText, setText, textLanguage } from '../../lib/text';
import messages from '../../public/_locales/en/messages.json';
import more from '../../public/_locales/en/more.json';
import { buildPanel, PROVIDER } from '../components/panel/world';
import { pseudo } from '../locales/pseudo';
import type { Stories, Story } from './stories/story';

/** The type of `window.stories` in a page of stories: what the tests do there. */
export interface StoryPage {
  readonly names: readonly string[];
  /** Draws a story in place of the one before, and resolves when it changes no more. */
  show(name: string): Promise<void>;
}

declare global {
  interface Window {
    stories: StoryPage;
  }
}

/**
 * Draws the story that the address names: `?story=…`, with `&theme=light` or `dark` in place of the browser's own scheme,
 * `&density=compact`, and `&language=…`, which may be `pseudo`. `prepare` brings what would otherwise come later.
 */
export function serveStories(stories: Stories, prepare: () => Promise<void>): void {
  const all = new Map(
    Object.values(stories)
      .flat()
      .map((story) => [story.name, story]),
  );
  const asked = new URLSearchParams(location.search);
  const theme = asked.get('theme');
  if (theme !== null) document.documentElement.dataset.theme = theme;
  document.documentElement.dataset.density = asked.get('density') ?? 'comfortable';
  const language = asked.get('language');
  const ready = prepare().then(() => wordIn(language));
  const show = async (name: string) => {
    const story = all.get(name);
    if (story === undefined) throw new Error(`There is no story ${name}.`);
    await ready;
    const root = document.getElementById('root');
    if (root === null) throw new Error('The page is empty.');
    render(null, root);
    scrollTo(0, 0);
    render(await drawingOf(story), root);
    await settled();
  };
  window.stories = { names: [...all.keys()], show };
  const first = asked.get('story');
  if (first !== null) void show(first);
}

/** Puts a language in force: `pseudo` is English with accents, and two fifths longer. */
async function wordIn(language: string | null): Promise<void> {
  if (language === 'pseudo') {
    setText('en', pseudo({ ...messages, ...more }));
    return;
  }
  await loadText(LANGUAGES.find((one) => one === language) ?? 'en');
  await loadMoreText();
  document.documentElement.lang = textLanguage();
}

async function drawingOf(story: Story): Promise<ComponentChild> {
  if ('render' in story) return story.render();
  const { around = {} } = story;
  const view = typeof story.view === 'function' ? await story.view() : story.view;
  const { model } = await buildPanel(around.stage);
  model.view.value = view;
  model.further.value = around.further ?? [PROVIDER];
  model.canGoBack.value = around.canGoBack ?? false;
  if (view.kind !== 'starting' && view.kind !== 'first-run') {
    model.provider.value = ('provider' in view && view.provider) || PROVIDER;
  }
  around.act?.(model);
  return <Panel model={model} />;
}

// Enough for whatever is asked of plain values, one after the other, to have come.
const CALM_FRAMES = 4;

/** Resolves after some frames in which nothing changed. */
function settled(): Promise<void> {
  return new Promise((done) => {
    let calm = 0;
    const watch = new MutationObserver(() => {
      calm = 0;
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    const look = () => {
      if (++calm < CALM_FRAMES) return requestAnimationFrame(look);
      watch.disconnect();
      done();
    };
    requestAnimationFrame(look);
  });
}
