import { type Identifier, profileUrl } from '../../lib/identifier';

const PROFILE = 'https://www.linkedin.com/in/';

/** How often a finder was right over many cases, for one kind of identifier. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly expected: number;
}

/** What was found and should have been found in one case, in the normal forms O2 and O3. */
export interface Judged {
  readonly found: ReadonlySet<string>;
  readonly expected: ReadonlySet<string>;
}

/** Sets found beside expected. */
export function judged(found: readonly Identifier[], expected: readonly string[]): Judged {
  const written = found.map((one) => (one.kind === 'profile' ? profileUrl(one.slug) : one.address));
  return { found: new Set(written), expected: new Set(expected) };
}

/** Whether exactly the expected was found. */
export function isExact({ found, expected }: Judged): boolean {
  return found.size === expected.size && [...found].every((one) => expected.has(one));
}

/** Precision and recall over all cases together. */
export function scoreOf(cases: readonly Judged[], kind: Identifier['kind']): Score {
  let right = 0;
  let found = 0;
  let expected = 0;
  const isOfKind = (one: string) => one.startsWith(PROFILE) === (kind === 'profile');
  for (const one of cases) {
    const ofKind = [...one.found].filter(isOfKind);
    found += ofKind.length;
    expected += [...one.expected].filter(isOfKind).length;
    right += ofKind.filter((identifier) => one.expected.has(identifier)).length;
  }
  return { precision: right / found, recall: right / expected, expected };
}
