import type { Person } from '../person';
import type { KnownOfKey, Line, Pace } from './provider';

/** What a filter compares with. */
export type Scalar = string | number | boolean;

/** A place and a radius around it. Without `unit` the distance is in km. */
export interface Around {
  readonly location: string;
  readonly distance: number;
  readonly unit?: 'km' | 'mi' | 'm' | 'ft';
}

/**
 * One test of one field, a dot path. Greater-or-equal is `=>`, less-or-equal `=<`. Of `(.)` the documents disagree whether it knows
 * alternation, so none is relied on: for several values there is `in`, or a group with `or`.
 */
export type Condition =
  | { readonly field: string; readonly type: '=' | '!='; readonly value: Scalar }
  | {
      readonly field: string;
      readonly type: '<' | '=<' | '>' | '=>';
      readonly value: number | string;
    }
  | {
      readonly field: string;
      readonly type: 'in' | 'not_in' | 'has_all';
      readonly value: readonly [Scalar, ...Scalar[]];
    }
  | { readonly field: string; readonly type: '(.)' | '(!)' | '[.]'; readonly value: string }
  | {
      readonly field: string;
      readonly type: 'geo_distance' | 'geo_exclude';
      readonly value: Around;
    };

/** Tests that hold together, or of which one holds. */
export interface Group {
  readonly op: 'and' | 'or' | 'all_of';
  readonly conditions: readonly Filter[];
}

/** A test, or a group of them, as deep as need be. */
export type Filter = Condition | Group;

/** What to search for. */
export interface Search {
  readonly filters: Filter;
  /** Dot paths to return, at least one; absent: all that the provider has of a row. */
  readonly fields?: readonly string[];
  /** Needed where pages must not overlap. */
  readonly sorts?: readonly { readonly field: string; readonly order: 'asc' | 'desc' }[];
  /** People a page, 1 to 1,000; absent: the provider's 20. */
  readonly limit?: number;
  /** Where the page before ended; all else must stay the same. */
  readonly cursor?: string;
  /** Whom to leave out, at most 50,000 of each kind, after the page is drawn: it may be short. */
  readonly excludes?: {
    readonly profileUrls?: readonly string[];
    readonly names?: readonly string[];
  };
}

/** One page of people. */
export interface Found {
  readonly people: readonly Person[];
  /** The provider's own words, at the same positions. */
  readonly raw: readonly unknown[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
  /** People in all, where the provider says so. */
  readonly total?: number;
  readonly credits?: number;
  readonly requestId?: string;
  readonly pace?: Pace;
}

/** The name of a test, as `Condition` has it. */
export type Operator = Condition['type'];

/** What a field holds: words, a number, a date, one of a provider's own values (or several of them), a place on the map, or yes and no. */
export type FieldKind = 'text' | 'number' | 'date' | 'value' | 'list' | 'place' | 'flag';

/** A field by which people can be searched for. */
export interface SearchField {
  /** Its dot path. */
  readonly path: string;
  readonly kind: FieldKind;
  /** Those that fit it, the usual one first. */
  readonly operators: readonly Operator[];
  /** The provider tells which values it has. */
  readonly hasValues: boolean;
}

/** What people are searched for by most of the time, in the order of a form. */
export const USUAL_QUESTIONS = [
  'name',
  'company',
  'title',
  'location',
  'seniority',
  'school',
  'skills',
] as const;

/** One of USUAL_QUESTIONS. */
export type UsualQuestion = (typeof USUAL_QUESTIONS)[number];

/** The test that a usual question is: of one text, or of one of several values, or of all of them. */
export interface Usual {
  readonly field: string;
  readonly type: '(.)' | 'in' | 'has_all';
}

/** What can be searched for with a key, and what it costs. */
export interface SearchOffer {
  /** Credits for one result without anything that has a price of its own. */
  readonly credits: number;
  /** Credits on top for one result, by the dot path of a field that is returned, or of a group of them. */
  readonly surcharges: Readonly<Record<string, number>>;
  /** The same by field that is filtered by. */
  readonly filterSurcharges: Readonly<Record<string, number>>;
  readonly fields: readonly SearchField[];
  /** How the usual questions are asked; what the provider has no field for is absent. */
  readonly usual: Readonly<Partial<Record<UsualQuestion, Usual>>>;
  /** The field that holds the domain of the present employer's website. */
  readonly domainField?: string;
  /** The plan has no search. */
  readonly isOut?: true;
}

/** A provider's search for people. */
export interface PeopleSearch {
  /** One page of people. Throws FailureError. */
  find(line: Line, search: Search): Promise<Found>;
  /** Values that a field has, as filters take them; free. Throws FailureError. */
  suggest(line: Line, ask: Suggesting): Promise<readonly string[]>;
  /** What there is by what is known of the key. */
  offer(known?: KnownOfKey): SearchOffer;
}

/** Which values are wished; `limit` is 1 to 100, absent: the provider's 20. */
export interface Suggesting {
  readonly field: string;
  /** The letters that they hold, in any case; may be empty. */
  readonly query: string;
  readonly limit?: number;
}
