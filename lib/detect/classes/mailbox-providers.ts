import listed from 'email-providers/all.json';
import { ADDED_PROVIDERS } from './added-providers';

// Providers with a domain in many countries.
const FAMILIES: Readonly<Record<string, string>> = {
  aol: `at be ca ch co.nz co.uk com com.au com.br com.mx de dk es fi fr in it jp nl pl se`,
  chello: `at be cz fr hu nl no pl se sk`,
  fastmail: `cn co.uk com com.au de es fm im in jp mx net nl org se to tw uk us`,
  gmx: `at biz ca ch cn co.in co.uk com com.br com.my com.tr cz de dk es eu fr gr hk hu ie info it li lu lv net org ph pl pt ro
    ru se sg si sk tm tw us`,
  hotmail: `at be ca ch cl co.id co.il co.in co.jp co.kr co.nz co.th co.uk co.za com com.ar com.au com.br com.hk com.mx com.tr
    com.tw com.vn cz de dk es fi fr gr hu it jp lt lv my nl no ph pt rs se sg sk`,
  live: `at be ca cl cn co.kr co.uk co.za com com.ar com.au com.mx com.my com.ph com.pt com.sg de dk fi fr hk ie in it jp nl no ru se`,
  outlook: `at be cl co.id co.il co.nz co.th com com.ar com.au com.br com.gr com.pe com.tr com.vn cz de dk es fr hu ie in it jp kr
    lv my ph pt sa sg sk`,
  posteo: `af at be best ca cat ch cl co com.br cr cz de dk ee es eu eus fi gl gr hn hr hu ie in is jobs jp la li lt ltd lu me mn
    mx my name net nl no nz org pe ph pl pm pt ro rs ru se sg si su tn uk us vc`,
  tele2: `at ch de fr it nl no se`,
  tiscali: `at be ch co.uk cz de dk es fr it lu nl no se`,
  yahoo: `at be ca cl cn co.id co.il co.in co.jp co.kr co.nz co.th co.uk co.za com com.ar com.au com.br com.cn com.co com.es com.hk
    com.mx com.my com.ng com.pe com.ph com.sg com.tr com.tw com.ua com.ve com.vn cz de dk es fi fr gr hu ie in it nl no pl pt
    ro se`,
  yandex: `az by co.il com com.am com.ge com.tr ee fr kg kz lt lv md pl ru tj tm ua uz`,
  zohomail: `ca com com.au eu in jp sa uk`,
};

// In the list, and yet the domain of an organisation with staff.
const ORGANISATIONS = `
  facebook.com oath.com bt.com virginmedia.co.uk wideopenwest.com hidemyass.com name.com dnsmadeeasy.com alibaba.com ancestry.com
  about.com aver.com bolt.com clerk.com easypost.com parrot.com saudia.com singpost.com xoom.com postmark.net money.net enel.net
  ethos.st asana.biz bounce.net slingshot.com visto.com infomart.or.jp autoescuelanerja.com arcotronics.bg baudoinconsulting.com
  discovery.com medscape.com space.com techspot.com geek.com law.com casino.com doityourself.com looksmart.com looksmart.co.uk
  looksmart.com.au dailypioneer.com hamptonroads.com kansascity.com onmilwaukee.com naplesnews.net depechemode.com scubadiving.com
  3ammagazine.com mugglenet.org earthcam.net swissinfo.org test.de webindia123.com manager.de universal.pt stade.fr dreamcatcher.email
  nus.edu.sg unican.es upf.org uae.ac australia.edu england.edu live.mdx.ac.uk live.vu.edu.au mail.bcu.ac.uk mail.dcu.ie
  berkscounty.com bcpl.net sfgov.net`;

// In the list, and yet a slip of the pen or a look-alike: nobody knows who reads it.
const LOOK_ALIKES = `
  gmail.co gmail.co.uk gmail.com.com gmail.it gmail.om gmai.com gmal.com gamil.com g-meil.com g-mailix.com gmailssdf.com gmaildottrick.com
  hotmail.cm hotmail.con homail.com hotmails.com yaho.com vahoo.com yahoo.om yahoo.com.malaysia`;

// Internet providers that put their customers at subdomains; whoever is named there is a customer.
const CUSTOMERS_BELOW =
  /^[a-z0-9-]+\.(?:rr\.com|hinet\.net|(?:biglobe|dion|email|infoweb|ocn|odn|so-net|tiki)\.ne\.jp|plala\.or\.jp|(?:demon|freeserve|fsnet)\.co\.uk|plus\.com)$/;

let domains: ReadonlySet<string> | undefined;

/** Whether a domain, in A-labels, is itself a consumer mailbox provider's or a consumer internet provider's mail domain (C4). */
export function isMailboxProvider(domain: string): boolean {
  domains ??= known();
  return domains.has(domain) || CUSTOMERS_BELOW.test(domain);
}

function known(): ReadonlySet<string> {
  const all = new Set(listed);
  for (const names of ADDED_PROVIDERS) for (const name of names.split(/\s+/)) all.add(name);
  for (const [name, suffixes] of Object.entries(FAMILIES)) {
    for (const suffix of suffixes.split(/\s+/)) all.add(`${name}.${suffix}`);
  }
  for (const name of `${ORGANISATIONS} ${LOOK_ALIKES}`.trim().split(/\s+/)) all.delete(name);
  return all;
}
