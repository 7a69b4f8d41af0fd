import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';
import { isMailboxProvider } from './mailbox-providers';

// Known throw-away providers that the list lacks. Forwarding services of people who stay (SimpleLogin, duck.com) are no such thing.
const ADDED = `
  temp-mail.io tempmail.com tempmail.net tempmail.org tempmail.dev tempmail.lol throwaway.email burnermail.io tempmailaddress.com
  temporarymail.com tempemail.co gettempmail.com imailfree.cc linshi-email.com spamgourmet.com spamgourmet.net spamgourmet.org
  33mail.com owlymail.com muell.email xn--mll-hoa.email xn--mllemail-65a.com xn--mllmail-n2a.com sneakemail.com snkmail.com recursor.net
  xoxy.net nomail.xl.cx cool.fr.nf mega.zik.dj nospam.ze.tc speed.1s.fr yevme.com`;

// Consumer providers with people behind them that the list counts as throw-away.
const REMOVED = ['21cn.com', 'sify.com'];

// The list of mailbox providers holds throw-away ones as well; these call themselves so.
const SAYS_SO =
  /(?<!le)te?mp(?:or|-?e?mail|\.|\d|cloud)|trash|throwaway|dispos|discard|fake|(?<!no)spam|minut|mail+inat|jetable|anonymousmail|bugmenot|yopmail|tijdelijk/;

let domains: ReadonlySet<string> | undefined;

/** Whether a domain, in A-labels, or one above it is a known throw-away provider (C3): most of them take mail at any subdomain. */
export function isThrowAway(domain: string): boolean {
  domains ??= known();
  for (let name = domain; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    if (domains.has(name)) return true;
  }
  return SAYS_SO.test(domain) && isMailboxProvider(domain);
}

function known(): ReadonlySet<string> {
  const all = disposableEmailBlocklistSet();
  for (const domain of ADDED.trim().split(/\s+/)) all.add(domain);
  for (const domain of REMOVED) all.delete(domain);
  return all;
}
