import polyfill from 'webextension-polyfill';
import type { browser as Api, Browser } from 'wxt/browser';

/** The browser's API with promises everywhere, under WXT's types: what `wxt/browser` is in worker and pages. */
export const browser: typeof Api = polyfill as unknown as typeof Api;
export type { Browser };
