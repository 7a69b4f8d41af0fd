import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { collectLinks } from '../lib/detect/collect';

export default defineUnlistedScript(() => {
  void browser.runtime.sendMessage({
    type: 'detected',
    args: { links: collectLinks(document) },
  });
});
