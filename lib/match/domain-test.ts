import type { Company, Role } from '../person';

/** Whose domain the address has. `domain` is the employer's that agrees. */
export type DomainReason =
  | {
      readonly kind: 'domain';
      readonly outcome: 'now' | 'past';
      readonly domain: string;
      readonly company?: string | undefined;
    }
  /** `not-known`: of no employer is a domain given. */
  | { readonly kind: 'domain'; readonly outcome: 'no' | 'not-known' };

// Second levels under which countries register names: example.co.uk is one name, not a subdomain of co.uk.
const SECOND_LEVELS = new Set(
  `ac ad asn co com csiro ed edu gen gob gok gos gouv gov govt gv go id ind info k12 lg ltd me mil mod ne net nhs nic nom or org
  plc police pp sch school web`.split(/\s+/),
);
// Sites that give companies a page; their own domains are none of those companies'.
const SHARED_SITES = new Set(
  `about.me angel.co behance.net crunchbase.com etsy.com facebook.com github.com instagram.com linkedin.com linktr.ee medium.com
  meetup.com t.me tiktok.com twitter.com vk.com wellfound.com x.com xing.com youtube.com`.split(
    /\s+/,
  ),
);
const LONGEST_URL = 2_000;

/** Whether `host`, or a domain above it that somebody can own, is that of a current employer, or only that of a former one. */
export function testDomain(host: string, roles: readonly Role[]): DomainReason {
  const own = new Set(ownable(hostOf(host)));
  const given = roles.flatMap(({ company, isCurrent }) =>
    domainsOf(company).map((domain) => ({ domain, isCurrent, company: company.name })),
  );
  const agreeing = given.filter(({ domain }) => own.has(domain));
  const found = agreeing.find(({ isCurrent }) => isCurrent) ?? agreeing[0];
  if (found === undefined) {
    return { kind: 'domain', outcome: given.length === 0 ? 'not-known' : 'no' };
  }
  const { domain, company, isCurrent } = found;
  return { kind: 'domain', outcome: isCurrent ? 'now' : 'past', domain, company };
}

/** A domain and those above it, up to the one that was registered. */
function ownable(host: string | undefined): string[] {
  const labels = host?.split('.') ?? [];
  const [second = '', first = ''] = labels.slice(-2);
  const least = first.length === 2 && SECOND_LEVELS.has(second) ? 3 : 2;
  const all = labels.slice(0, Math.max(1, labels.length - least + 1));
  return all.map((_label, index) => labels.slice(index).join('.'));
}

function domainsOf({ domain, website }: Company): string[] {
  const ofSite = website === undefined ? undefined : hostOf(website);
  const isShared = ofSite !== undefined && SHARED_SITES.has(ofSite) && hasPath(website ?? '');
  return [domain === undefined ? undefined : hostOf(domain), isShared ? undefined : ofSite].filter(
    (name) => name !== undefined,
  );
}

/** The host of an address of any form, in A-labels and without `www`; `undefined` where there is none with a full stop. */
function hostOf(raw: string): string | undefined {
  const host = urlOf(raw)
    ?.hostname.replace(/(?<!\.)\.+$/, '')
    .replace(/^www\d?\.(?=.*\.)/, '');
  return host?.includes('.') ? host : undefined;
}

function hasPath(raw: string): boolean {
  return (urlOf(raw)?.pathname ?? '/') !== '/';
}

function urlOf(raw: string): URL | undefined {
  if (raw.length > LONGEST_URL) return undefined;
  const given = raw.trim();
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(given)
    ? given
    : `https://${given.replace(/^\/+/, '')}`;
  return URL.canParse(url) ? new URL(url) : undefined;
}
