import * as z from 'zod/mini';
import { readHref } from '../detect/read';
import type { PageServices } from '../messenger';
import { readGesture, writeGesture } from '../session';
import { withDetected } from './gestures';

const found = z.object({
  links: z
    .array(
      z.object({
        href: z.string().check(z.maxLength(2_000)),
        label: z.string().check(z.maxLength(200)),
      }),
    )
    .check(z.maxLength(2_000)),
});

/**
 * What a page script may tell: who is on its page. It is a stranger's word, so it is parsed and capped, and only fills the list of the
 * page on which the user clicked; it starts nothing.
 */
export const pageServices: PageServices = {
  async detected(args, { tabId, url }) {
    const gesture = await readGesture(tabId);
    const parsed = found.safeParse(args);
    if (!parsed.success || gesture?.from !== 'page' || gesture.url !== url) return null;
    const people = parsed.data.links.flatMap(({ href, label }) =>
      readHref(href, url).map((identifier) => ({ identifier, label })),
    );
    await writeGesture(tabId, withDetected(gesture, people));
    return null;
  },
};
