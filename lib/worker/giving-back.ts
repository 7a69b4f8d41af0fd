import { browser } from 'wxt/browser';
import { readKeyStatus } from '../keys/status';
import type { Provider } from '../providers/provider';

/**
 * Does what may remove keys, and gives the access to the hosts of those providers back to the browser that have none any more: it was asked for
 * when their key was saved.
 */
export async function givingBack<T>(
  providers: readonly Provider[],
  work: () => Promise<T>,
): Promise<T> {
  const before = await withKey(providers);
  try {
    return await work();
  } finally {
    const kept = await withKey(providers);
    const gone = before.filter((provider) => !kept.includes(provider));
    const needed = kept.flatMap(({ origins }) => origins);
    await giveBack(gone.flatMap(({ origins }) => origins).filter((one) => !needed.includes(one)));
  }
}

async function withKey(providers: readonly Provider[]): Promise<Provider[]> {
  // What is stored of a key and cannot be read may be one.
  const has = await Promise.all(
    providers.map(async ({ id, isDemo }) => {
      if (isDemo) return false;
      return (await readKeyStatus(id).catch(() => null)) !== undefined;
    }),
  );
  return providers.filter((_provider, index) => has[index]);
}

async function giveBack(origins: readonly string[]): Promise<void> {
  // Where every site was given, that stays as it is.
  const { origins: held = [] } = await browser.permissions.getAll();
  const unused = origins.filter((origin) => held.includes(origin));
  // A browser that keeps it, as an organisation may tell it to, has its reasons.
  if (unused.length > 0) {
    await browser.permissions.remove({ origins: unused }).catch(() => undefined);
  }
}
