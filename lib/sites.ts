/** Whether the page at that address is on one of these hosts or on a subdomain of one. */
export function isOn(url: string, hosts: readonly string[]): boolean {
  const found = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1] ?? '';
  const host = found.toLowerCase().replace(/\.$/, '');
  return hosts.some((one) => host === one || host.endsWith(`.${one}`));
}
