import { browser } from 'wxt/browser';
import { profileUrl } from '../../lib/identifier';

/** A tab of this window that shows a profile. */
export interface ProfileTab {
  readonly slug: string;
  /** As the tab is called. */
  readonly title: string;
  /** Whether it is one of several tabs that the user has selected; true for each where there are no several. */
  readonly isWanted: boolean;
}

/** The profiles among the tabs of this window, and how many tabs show none. */
export interface OpenTabs {
  readonly profiles: readonly ProfileTab[];
  readonly others: number;
}

/** What the choice of tabs needs of the world outside. */
export interface TabsWorld {
  /** Asks for the permission to see addresses of tabs. Must be the first statement of a click's listener. Resolves with the user's answer. */
  ask(): Promise<boolean>;
  read(): Promise<OpenTabs>;
}

/** The browser's own tabs. */
export const TABS_WORLD: TabsWorld = {
  ask: () => browser.permissions.request({ permissions: ['tabs'] }).catch(() => false),
  read: readTabs,
};

/** One row of a batch for each. */
export function rowsOfTabs(tabs: readonly ProfileTab[]): { readonly given: string }[] {
  return tabs.map(({ slug }) => ({ given: profileUrl(slug) }));
}

async function readTabs(): Promise<OpenTabs> {
  const [{ readHref }, all, own] = await Promise.all([
    import('../../lib/detect/read'),
    browser.tabs.query({ currentWindow: true }),
    browser.tabs.getCurrent(),
  ]);
  const tabs = all.filter(({ id }) => id !== own?.id);
  const selected = tabs.filter(({ highlighted }) => highlighted);
  const profiles = tabs.flatMap((tab) => {
    const [one] = readHref(tab.url ?? '');
    if (one?.kind !== 'profile') return [];
    const isWanted = selected.length === 0 || tab.highlighted;
    return [{ slug: one.slug, title: tab.title ?? '', isWanted }];
  });
  return { profiles, others: tabs.length - profiles.length };
}
