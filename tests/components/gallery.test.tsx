import { describe, expect, it } from 'vitest';
import type { View } from '../../components/panel/view';
import { FAILURE_CODES } from '../../lib/failure';
import { BATCH_STORIES } from '../gallery/stories/batches';
import { DIALOGS } from '../gallery/stories/dialogs';
import { LIBRARY_STORIES } from '../gallery/stories/library';
import { OPTIONS_STORIES } from '../gallery/stories/options';
import { PANEL_STORIES } from '../gallery/stories/panel';
import { PEOPLE_STORIES } from '../gallery/stories/people';
import { SEARCH_STORIES } from '../gallery/stories/search';
import { SECTIONS } from '../gallery/stories/sections';
import type { Story } from '../gallery/stories/story';

const SUBJECTS = Object.entries(PANEL_STORIES) as [View['kind'], readonly Story[]][];
const STORIES: readonly Story[] = [
  PANEL_STORIES,
  DIALOGS,
  SECTIONS,
  OPTIONS_STORIES,
  LIBRARY_STORIES,
  BATCH_STORIES,
  PEOPLE_STORIES,
  SEARCH_STORIES,
].flatMap((stories) => Object.values<readonly Story[]>(stories).flat());

async function viewOf(story: Story): Promise<View | undefined> {
  if ('render' in story) return undefined;
  return typeof story.view === 'function' ? story.view() : story.view;
}

describe('the stories of the gallery', () => {
  it('have names of their own that can stand in an address and a file', () => {
    const names = STORIES.map(({ name }) => name);
    expect(names.filter((name) => !/^[a-z0-9-]+$/.test(name))).toEqual([]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each(SUBJECTS)('of %s show that', async (kind, stories) => {
    const kinds = await Promise.all(stories.map(viewOf));
    expect(kinds.map((view) => view?.kind)).toEqual(stories.map(() => kind));
  });

  it.each(FAILURE_CODES)('show the failure %s', async (code) => {
    const views = await Promise.all(PANEL_STORIES.failure.map(viewOf));
    expect(views.some((view) => view?.kind === 'failure' && view.failure.code === code)).toBe(true);
  });
});
