import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { Prefill } from './search/prefill';

const ITEM = 'search-prefill';
const kept = z.object({ name: z.optional(z.string()), domains: z.optional(z.array(z.string())) });

/**
 * Keeps what the search form is to be filled with, until it takes it: in the memory of the session. In the address of the form it would stay in
 * the browser's history.
 */
export async function keepPrefill(prefill: Prefill): Promise<void> {
  await browser.storage.session.set({ [ITEM]: prefill });
}

/** Takes it, once; `undefined` where there is none. */
export async function takePrefill(): Promise<Prefill | undefined> {
  const { [ITEM]: stored } = await browser.storage.session.get(ITEM);
  if (stored === undefined) return undefined;
  await browser.storage.session.remove(ITEM);
  const { data } = kept.safeParse(stored);
  if (data === undefined) return undefined;
  const { name, domains } = data;
  return { ...(name !== undefined && { name }), ...(domains !== undefined && { domains }) };
}
