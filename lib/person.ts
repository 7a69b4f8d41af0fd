/** A date as precise as the source gave it: `2017`, `2017-03` or `2017-03-01`. */
export type PartialDate = string;

/** Where someone lives or works. */
export interface Place {
  /** As the source writes it, in one line. */
  readonly text?: string;
  readonly city?: string;
  readonly state?: string;
  readonly country?: string;
  readonly continent?: string;
}

/** An employer, as far as the source tells. */
export interface Company {
  readonly name?: string;
  readonly profileUrl?: string;
  readonly website?: string;
  readonly domain?: string;
  readonly logoUrl?: string;
  readonly headcount?: number;
  readonly headcountRange?: string;
  readonly industries: readonly string[];
  readonly kind?: string;
  readonly status?: string;
  readonly headquarters?: string;
  readonly headquartersCountry?: string;
  readonly ids: Readonly<Record<string, string>>;
}

/** One employment. */
export interface Role {
  readonly title?: string;
  readonly company: Company;
  readonly isCurrent: boolean;
  /** The main one of several current roles, where the source says so. */
  readonly isMain?: boolean;
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  readonly place?: string;
  readonly employmentType?: string;
  readonly description?: string;
  readonly seniority?: string;
  readonly department?: string;
  /** Whether the source has checked a business e-mail of this employment. */
  readonly emailVerified?: boolean;
  /** Years at the company: as a range in words, and as a number. */
  readonly yearsText?: string;
  readonly years?: number;
  readonly positionId?: string;
}

/** One education. */
export interface School {
  readonly name?: string;
  readonly degree?: string;
  readonly fieldOfStudy?: string;
  readonly startYear?: number;
  readonly endYear?: number;
  readonly activities?: string;
  readonly description?: string;
  readonly place?: Place;
  readonly logoUrl?: string;
  readonly id?: string;
  readonly profileUrl?: string;
  readonly grade?: string;
  /** Where the source tells more than years. */
  readonly start?: PartialDate;
  readonly end?: PartialDate;
}

/** An address of the person. */
export interface EmailContact {
  readonly address: string;
  readonly kind: 'business' | 'personal' | 'unknown';
  /** An open word of the source, such as `verified` or `catch_all`. */
  readonly status?: string;
  readonly updatedAt?: string;
}

/** A certification that the profile lists. */
export interface Certification {
  readonly name?: string;
  readonly issuer?: string;
  readonly issued?: PartialDate;
  readonly expires?: PartialDate;
  readonly credentialId?: string;
  readonly url?: string;
}

/** An honour or award. */
export interface Honour {
  readonly title?: string;
  readonly issuer?: string;
  readonly issued?: PartialDate;
  readonly description?: string;
}

/** A language, with how well it is spoken in the source's words, such as `NATIVE_OR_BILINGUAL`. */
export interface Language {
  readonly name: string;
  readonly level?: string;
}

/** A project, publication, patent, course, test, membership or spell of volunteering: what a profile lists as done. */
export interface Achievement {
  readonly kind:
    | 'project'
    | 'publication'
    | 'patent'
    | 'course'
    | 'test'
    | 'organisation'
    | 'volunteering';
  readonly title?: string;
  /** Publisher, patent office, organisation: whoever stands behind it. */
  readonly by?: string;
  readonly role?: string;
  readonly start?: PartialDate;
  /** The end, or the only date. */
  readonly end?: PartialDate;
  /** It has ended, the source does not say when. */
  readonly isOver?: true;
  readonly description?: string;
  /** Of a course or patent its number, of a test the score. */
  readonly number?: string;
  readonly url?: string;
  readonly logoUrl?: string;
}

/** Somebody or something that the profile points at: people also viewed, similar names, groups, articles, activities. */
export interface Pointer {
  readonly kind: 'also-viewed' | 'same-name' | 'group' | 'article' | 'activity';
  readonly title?: string;
  readonly url?: string;
  readonly text?: string;
  readonly place?: string;
  readonly date?: string;
  readonly imageUrl?: string;
}

/** What a source says of somebody beside the profile. */
export interface Extras {
  readonly gender?: string;
  readonly birthDate?: PartialDate;
  readonly industry?: string;
  readonly interests?: readonly string[];
  readonly website?: string;
  readonly githubId?: string;
  readonly facebookId?: string;
  readonly xId?: string;
  /** Estimated pay a year, as the source gives it, without a currency. */
  readonly salary?: { readonly min?: number; readonly max?: number };
}

/** A profile on a site for source code. */
export interface CodeProfile {
  readonly url?: string;
  readonly name?: string;
  readonly bio?: string;
  readonly website?: string;
  readonly email?: string;
  readonly company?: string;
  readonly place?: string;
  readonly photoUrl?: string;
  readonly isHireable?: boolean;
  readonly repositories?: number;
  readonly followers?: number;
  readonly confidence?: number;
}

/** A person as Sidecard knows them, whatever provider told. Absent means: not given. Lists may be empty. */
export interface Person {
  /** Stable within the store: the provider's own id, else the profile, else the answer it came in. */
  readonly id: string;
  readonly name?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly pronouns?: string;
  readonly headline?: string;
  readonly title?: string;
  readonly department?: string;
  readonly summary?: string;
  readonly place?: Place;
  readonly languages: readonly string[];
  readonly photoUrl?: string;
  readonly slug?: string;
  readonly memberId?: string;
  readonly xHandle?: string;
  readonly codeUrl?: string;
  readonly network: {
    readonly connections?: number;
    readonly followers?: number;
    readonly joined?: PartialDate;
    readonly verifications: readonly string[];
    readonly openTo: readonly string[];
  };
  readonly contact: {
    readonly emails: readonly EmailContact[];
    readonly phones: readonly string[];
    readonly websites: readonly string[];
  };
  /** Current roles first, the main one at the top; past ones as the source orders them. */
  readonly roles: readonly Role[];
  readonly schools: readonly School[];
  readonly degrees: readonly string[];
  readonly skills: readonly string[];
  readonly certifications: readonly Certification[];
  readonly honours: readonly Honour[];
  readonly codeProfiles: readonly CodeProfile[];
  /** When the source last looked at the profile, ISO 8601. */
  readonly asOf?: string;
  // Absent where the source has no such thing, and in records from before it was kept.
  readonly coverUrl?: string;
  /** Languages with levels, where the source tells those; `languages` names them all. */
  readonly spoken?: readonly Language[];
  readonly achievements?: readonly Achievement[];
  readonly recommendations?: readonly string[];
  readonly pointers?: readonly Pointer[];
  readonly extras?: Extras;
  /** The source itself says that it knows little. */
  readonly isThin?: boolean;
}

/** One candidate that a provider returned for an identifier. */
export interface Match {
  readonly person: Person;
  /** The provider's own confidence, 0 to 1. */
  readonly confidence?: number;
}

/** What a provider says of one identifier: its matches, best first. None: it knows nobody. */
export interface Outcome {
  readonly matches: readonly Match[];
  /** It refused this identifier, in these words, and looked nobody up for it; there are no matches then. */
  readonly refusedFor?: string;
}
