import type { ComponentChildren } from 'preact';
import type { Company, Role } from '../../lib/person';
import { formatNumber, type TextKey, text } from '../../lib/text';
import { Link } from '../ui/link';
import { Parts } from '../ui/parts';
import { readable } from './readable';

type Fact = readonly [about: TextKey, words: ComponentChildren];

/** What is told of an employer beside the name, and of the roles there beside their own lines. */
export function CompanyFacts({ roles }: { roles: readonly Role[] }) {
  const facts = [...factsOf(companyOf(roles)), ...roles.flatMap((role) => roleFacts(role, roles))];
  return (
    <ul class="facts">
      {facts.map(([about, words], index) => (
        <li key={index}>
          <div>
            {words}
            <p class="about">{text(about)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Of each fact the first that a role's company has: sources tell them with some roles only. */
function companyOf(roles: readonly Role[]): Partial<Company> {
  const given = roles.map(({ company }) =>
    Object.entries(company).filter(([, fact]) => fact !== undefined && `${fact}` !== ''),
  );
  return Object.fromEntries(given.toReversed().flat());
}

function factsOf(company: Partial<Company>): Fact[] {
  const { headcount, headcountRange, industries = [], kind, status } = company;
  const { headquarters, headquartersCountry: country, website, domain, profileUrl } = company;
  // Beside a place in words, a country is a code of three letters mostly, and says nothing new.
  const isNews =
    headquarters === undefined || (country?.length !== 3 && !headquarters.includes(country ?? ''));
  const size = headcount === undefined ? undefined : formatNumber(headcount);
  return [
    ...words('headcount', [size, headcountRange]),
    ...words('industries', industries),
    ...words('companyKind', [kind && readable(kind), status && readable(status)]),
    ...words('headquarters', [headquarters, isNews && country]),
    ...link('website', website),
    ...(website?.includes(domain ?? '') ? [] : words('companyDomain', [domain])),
    ...link('companyPage', profileUrl),
  ];
}

function roleFacts(role: Role, all: readonly Role[]): Fact[] {
  const { title, isMain, emailVerified, years, yearsText } = role;
  const said = all.length > 1 && title;
  const number = years === undefined ? undefined : formatNumber(years);
  return [
    ...(isMain ? words('mainRole', [text('mainRoleWord'), said]) : []),
    ...(emailVerified === undefined
      ? []
      : words('roleEmail', [
          text(emailVerified ? 'roleEmailChecked' : 'roleEmailUnchecked'),
          said,
        ])),
    ...(yearsText === undefined && number === undefined
      ? []
      : words('yearsThere', [yearsText, number, said])),
  ];
}

function words(about: TextKey, of: readonly (string | number | false | undefined)[]): Fact[] {
  const given = of.flatMap((part) => (part === undefined || part === false ? [] : [part]));
  return given.length === 0 ? [] : [[about, <Parts key={about} of={given} />]];
}

function link(about: TextKey, url: string | undefined): Fact[] {
  if (url === undefined) return [];
  const shown = url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
  return [
    [
      about,
      <Link key={about} to={url}>
        <bdi>{shown}</bdi>
      </Link>,
    ],
  ];
}
