import { browser } from 'wxt/browser';

/** Opens a place of the library, such as `search` or `batches/<id>`, in a tab of its own. */
export async function openLibrary(place: string): Promise<void> {
  await browser.tabs.create({ url: `${browser.runtime.getURL('/library.html')}#${place}` });
}
