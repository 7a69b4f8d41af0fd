import messages from '../../../public/_locales/en/messages.json';
import more from '../../../public/_locales/en/more.json';
import { browser as plain } from '../../gallery/browser';

const FILES: Readonly<Record<string, object>> = {
  '/_locales/en/messages.json': messages,
  '/_locales/en/more.json': more,
};

/** What stands in for `wxt/browser` in a bench's page, which has no files beside it: their addresses hold what is in them. */
export const browser = {
  ...plain,
  runtime: {
    ...plain.runtime,
    getURL: (path: string) =>
      `data:application/json,${encodeURIComponent(JSON.stringify(FILES[path]))}`,
  },
};
