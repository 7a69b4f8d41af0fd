/**
 * The host that a typed site or a pasted address names, as browsers write it: lower-case, in A-labels, without port and without a
 * leading `*.`, since subdomains are meant anyway. `undefined` where it names no web site.
 */
export function hostOf(typed: string): string | undefined {
  const plain = typed.trim().replace(/^(?:\*\.)+/, '');
  const hasScheme = /^https?:\/\//i.test(plain);
  if (/[\s@*]/.test(hasScheme ? plain.split(/[/?#]/, 3).join('/') : plain)) return undefined;
  if (!hasScheme && !/^[^/?#:]+(?::\d+)?(?:[/?#]|$)/.test(plain)) return undefined;
  let host: string;
  try {
    host = new URL(hasScheme ? plain : `https://${plain}`).hostname.replace(/\.$/, '');
  } catch {
    return undefined;
  }
  // A single word is as likely a slip as a machine of the local network; that is taken from an address.
  const isSite = hasScheme || host.includes('.');
  // The browsers' match patterns, in which the host ends, know no colon.
  return isSite && /^[^.:][^:]*$/.test(host) ? host : undefined;
}

/** The listed host that is this one or has it as a subdomain. */
export function coveredBy(host: string, listed: readonly string[]): string | undefined {
  return listed.find((one) => host === one || host.endsWith(`.${one}`));
}
