import type { Page } from '@playwright/test';
import { PARTS, STRICT_PEOPLE } from '../site/parts-pages';
import { expect, test } from './harness/fixture';
import {
  expectCount,
  expectIdentifiers,
  iconOf,
  identifiersIn,
  listIn,
  withDemo,
} from './people-steps';
import { clickOn } from './steps';

const { across, closed, late, ...open } = PARTS;

/** The page as it stands: every document in it with its open shadow roots, its title, and the names on its window. */
async function allOf(page: Page): Promise<unknown> {
  const documents = page.frames().map((frame) =>
    frame.evaluate(() => {
      const rootsIn = (root: Document | ShadowRoot): ShadowRoot[] =>
        [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
          shadowRoot === null ? [] : [shadowRoot, ...rootsIn(shadowRoot)],
        );
      const { documentElement: html, title, styleSheets, adoptedStyleSheets } = document;
      return {
        outer: html.outerHTML,
        inner: html.getHTML({ shadowRoots: rootsIn(document) }),
        title,
        sheets: styleSheets.length + adoptedStyleSheets.length,
        globals: Object.getOwnPropertyNames(window).sort(),
        resources: performance.getEntriesByType('resource').map(({ name }) => name),
      };
    }),
  );
  return Promise.all(documents);
}

const forgetSeen = (page: Page) => page.evaluate('void (window.seen = [])');
const seen = (page: Page) => page.evaluate<string[]>('window.seen');

test('a page that lets no script run is read all the same, in all its pieces', async ({
  sidecard,
}) => {
  await withDemo(sidecard);
  const { page, panel } = await clickOn(sidecard, 'https://strict.example.org/');
  await expectIdentifiers(panel, STRICT_PEOPLE);
  // The control of the policy: what the page itself tries does not run.
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
  });
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('frames and shadow roots as far as a click reaches, and nothing of it shows', async ({
  sidecard,
}) => {
  await withDemo(sidecard);
  const page = await sidecard.context.newPage();
  await page.goto('https://parts.example.org/');
  await expect(page.frameLocator('[title=across]').getByText(across)).toBeVisible();
  // The panel narrows the page: it is open before anything is compared.
  await sidecard.clickToolbar(page);
  const panel = await sidecard.panel();
  await expect(listIn(panel)).toBeVisible();
  await page.reload();
  await expect(page.frameLocator('[title=across]').getByText(across)).toBeVisible();

  const before = await allOf(page);
  await forgetSeen(page);
  await sidecard.clickToolbar(page);
  await expect(listIn(panel)).toBeVisible();
  await expect
    .poll(() => identifiersIn(panel))
    .toEqual(expect.arrayContaining(Object.values(open)));
  expect(await seen(page)).toEqual([]);
  expect(await allOf(page)).toEqual(before);
  // A closed root may be read or not; what is across the border may not.
  const others = (await identifiersIn(panel)).filter(
    (one) => !Object.values<string>(open).includes(one),
  );
  expect([[], [closed]]).toContainEqual(others);

  // The control of the traps, and a root that comes late.
  await page.evaluate('addLate()');
  expect(await seen(page)).toContain('attachShadow');
  expect(await seen(page)).toContain('childList');
  await expectIdentifiers(panel, [...Object.values(open), ...others, late]);
});

test.describe('where every site is watched', () => {
  test.use({ browserOptions: { isWatching: true } });

  test("another site's frame is read too, without a click", async ({ sidecard }) => {
    await withDemo(sidecard);
    const page = await sidecard.context.newPage();
    await page.goto('https://parts.example.org/');
    const all = [...Object.values(open), across];
    await expect
      .poll(async () => Number((await iconOf(sidecard)).badge), { timeout: 15_000 })
      .toBeGreaterThanOrEqual(all.length);
    await sidecard.clickToolbar(page);
    const panel = await sidecard.panel();
    await expect.poll(() => identifiersIn(panel)).toEqual(expect.arrayContaining(all));
    const before = (await identifiersIn(panel)).length;

    await page.locator('[title=across]').evaluate((frame) => frame.remove());
    await expect.poll(() => identifiersIn(panel)).not.toContain(across);
    await expectCount(sidecard, before - 1);
  });
});
