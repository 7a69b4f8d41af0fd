import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf } from '../../../lib/detect/class-of';
import { checkMatch, type MatchReason } from '../../../lib/match/match-check';
import type { Company, Match, Person, Role } from '../../../lib/person';

const NOBODY: Person = {
  id: 'x',
  languages: [],
  network: { verifications: [], openTo: [] },
  contact: { emails: [], phones: [], websites: [] },
  roles: [],
  schools: [],
  degrees: [],
  skills: [],
  certifications: [],
  honours: [],
  codeProfiles: [],
};

type Employer = string | Partial<Company>;

/** What a case says of a person: a whole name or its two parts, employers now and before, the provider's confidence. */
interface Case {
  readonly name?: string;
  readonly parts?: readonly [first: string | undefined, last: string | undefined];
  readonly now?: Employer;
  readonly past?: Employer;
  readonly score?: number;
}

function role(employer: Employer | undefined, isCurrent: boolean): Role[] {
  if (employer === undefined) return [];
  const given = typeof employer === 'string' ? { domain: employer } : employer;
  return [{ company: { industries: [], ids: {}, ...given }, isCurrent }];
}

function matchOf({ name, parts, now, past, score }: Case): Match {
  const [firstName, lastName] = parts ?? [];
  const roles = [...role(now, true), ...role(past, false)];
  const person = { ...NOBODY, name, firstName, lastName, roles };
  return score === undefined ? { person } : { person, confidence: score };
}

function check(address: string, given: Case) {
  return checkMatch(address, matchOf(given), classOf(address));
}

/** Each reason as one word, or two where what agrees is told. */
function said(reasons: readonly MatchReason[]): string {
  return reasons
    .map((reason) =>
      reason.kind === 'name' && reason.outcome === 'yes'
        ? `${reason.isNickname ? 'nick ' : ''}${reason.agrees}`
        : reason.outcome,
    )
    .join(', ');
}

const LOOM = 'loom.example.com';
const JANE: Case = { name: 'Jane Miller', now: LOOM };

describe('the verdict', () => {
  const at = `jane.miller@${LOOM}`;
  const other = 'jane.miller@weft.example.org';
  const stranger = `otto.krause@${LOOM}`;
  const nobody = 'otto.krause@weft.example.org';
  const CASES: readonly (readonly [string, string, Case, string])[] = [
    // Confirmed: domain now and name, no score below 0.8.
    ['confirmed', at, { ...JANE, score: 0.8 }, 'yes, now, both'],
    ['confirmed', at, { ...JANE, score: 1 }, 'yes, now, both'],
    ['confirmed', at, JANE, 'not-given, now, both'],
    ['plausible', at, { ...JANE, score: 0.79 }, 'no, now, both'],
    ['plausible', at, { ...JANE, score: 0 }, 'no, now, both'],
    ['confirmed', at, { ...JANE, score: Number.NaN }, 'not-given, now, both'],
    // Plausible: two of score, domain (now or past), name.
    ['plausible', at, { name: 'Jane Miller', past: LOOM }, 'not-given, past, both'],
    ['plausible', at, { name: 'Jane Miller', past: LOOM, score: 0.85 }, 'yes, past, both'],
    ['plausible', other, { ...JANE, score: 0.8 }, 'yes, no, both'],
    ['plausible', stranger, { ...JANE, score: 0.8 }, 'yes, now, no'],
    ['plausible', stranger, { name: 'Jane', past: LOOM, score: 0.8 }, 'yes, past, no'],
    ['plausible', other, { name: 'Jane Miller', score: 0.8 }, 'yes, not-known, both'],
    // Plausible: 0.9 alone.
    ['plausible', nobody, { ...JANE, score: 0.9 }, 'yes, no, no'],
    ['doubtful', nobody, { ...JANE, score: 0.89 }, 'yes, no, no'],
    ['plausible', nobody, { score: 0.95 }, 'yes, not-known, not-known'],
    // Doubtful: one of them, or none.
    ['doubtful', stranger, JANE, 'not-given, now, no'],
    ['doubtful', stranger, { ...JANE, score: 0.79 }, 'no, now, no'],
    ['doubtful', other, JANE, 'not-given, no, both'],
    ['doubtful', other, { ...JANE, score: 0.5 }, 'no, no, both'],
    ['doubtful', nobody, JANE, 'not-given, no, no'],
    ['doubtful', nobody, {}, 'not-given, not-known, not-known'],
  ];

  it.each(CASES)('%s: %s, %j', (verdict, address, given, reasons) => {
    const found = check(address, given);
    expect([found.verdict, said(found.reasons)]).toEqual([verdict, reasons]);
  });
});

describe('an address that is not one person’s business address', () => {
  const CASES: readonly (readonly [string, Employer, string])[] = [
    [`sales@${LOOM}`, LOOM, 'role'],
    ['jane.miller@gmail.com', 'gmail.com', 'personal'],
    ['jane.miller@web.de', 'web.de', 'personal'],
    ['jane.miller@yopmail.com', 'yopmail.com', 'disposable'],
    [`noreply@${LOOM}`, LOOM, 'noreply'],
    ['jane.miller@example.com', 'example.com', 'placeholder'],
    [`jane-and-peter@${LOOM}`, LOOM, 'shared'],
    [`jane&peter@${LOOM}`, LOOM, 'shared'],
    [`anna.und.jane.miller@${LOOM}`, LOOM, 'shared'],
  ];

  it.each(CASES)('%s is Plausible at best, and the reason says so', (address, now, limit) => {
    const people: Case[] = [
      { parts: ['Jane', 'Miller'], now, score: 1 },
      { parts: ['Sales', 'Noreply'], now, score: 1 },
    ];
    for (const given of people) {
      const { verdict, reasons } = check(address, given);
      expect(verdict).toBe('plausible');
      expect(reasons.at(-1)).toEqual({ kind: 'address', outcome: limit });
    }
  });

  it('is Doubtful where too little speaks for it', () => {
    expect(check('jane.miller@gmail.com', { name: 'Jane Miller' }).verdict).toBe('doubtful');
    expect(check(`sales@${LOOM}`, { ...JANE, score: 0.7 }).verdict).toBe('doubtful');
  });

  it.each([
    `jose.ortega.y.gasset@${LOOM}`,
    `and.rea@${LOOM}`,
    `sandra@${LOOM}`,
    `brand-und@${LOOM}`,
  ])('is not %s', (address) => {
    expect(check(address, JANE).reasons.some(({ kind }) => kind === 'address')).toBe(false);
  });
});

describe('the domain', () => {
  const CASES: readonly (readonly [host: string, Case, string])[] = [
    ['loom.example.com', { now: 'loom.example.com' }, 'now'],
    ['loom.example.com', { now: 'LOOM.Example.com.' }, 'now'],
    ['loom.example.com', { past: 'loom.example.com' }, 'past'],
    ['loom.example.com', { now: 'loom.example.com', past: 'loom.example.com' }, 'now'],
    ['loom.example.com', { now: 'weft.example.com', past: 'loom.example.com' }, 'past'],
    ['loom.example.com', { now: 'weft.example.com' }, 'no'],
    ['loom.example.com', {}, 'not-known'],
    ['loom.example.com', { now: { name: 'Loom' } }, 'not-known'],
    // A domain above the address's.
    ['mail.loom.example.com', { now: 'loom.example.com' }, 'now'],
    ['a.b.loom.example.com', { now: 'loom.example.com' }, 'now'],
    ['mail.loomworks.co.uk', { now: 'loomworks.co.uk' }, 'now'],
    ['loomworks.co.uk', { now: 'co.uk' }, 'no'],
    ['loomworks.com.au', { now: 'com.au' }, 'no'],
    ['loomworks.co', { now: 'loomworks.co' }, 'now'],
    ['loomworks.com', { now: 'com' }, 'not-known'],
    // Not one below it, and not one that only ends alike.
    ['loomworks.com', { now: 'shop.loomworks.com' }, 'no'],
    ['heirloomworks.com', { now: 'loomworks.com' }, 'no'],
    ['loomworks.com', { now: 'loomworks.org' }, 'no'],
    // From the website.
    ['loomworks.com', { now: { website: 'https://www.loomworks.com/about?x=1' } }, 'now'],
    ['loomworks.com', { now: { website: 'http://loomworks.com:8080' } }, 'now'],
    ['loomworks.com', { now: { website: 'WWW.LoomWorks.com/' } }, 'now'],
    ['loomworks.com', { now: { website: '//loomworks.com' } }, 'now'],
    ['loomworks.com', { now: { website: 'not a website' } }, 'not-known'],
    ['loomworks.com', { past: { domain: 'weft.org', website: 'loomworks.com' } }, 'past'],
    // A page on somebody else's site.
    ['facebook.com', { now: { website: 'https://www.facebook.com/loomworks' } }, 'not-known'],
    ['facebook.com', { now: { website: 'https://www.facebook.com/' } }, 'now'],
    // Other scripts, in either spelling.
    [new URL('https://webmüller.example.com').hostname, { now: 'webmüller.example.com' }, 'now'],
  ];

  it.each(CASES)('%s, with %j: %s', (host, given, outcome) => {
    const { reasons } = check(`otto@${host}`, given);
    expect(reasons.find(({ kind }) => kind === 'domain')?.outcome).toBe(outcome);
  });

  it('says which, and whose', () => {
    const now = { name: 'Loomworks', website: 'https://www.loomworks.com' };
    const { reasons } = check('otto@mail.loomworks.com', { now });
    expect(reasons[1]).toEqual({
      kind: 'domain',
      outcome: 'now',
      domain: 'loomworks.com',
      company: 'Loomworks',
    });
  });
});

describe('the name', () => {
  type Name = string | readonly [string | undefined, string | undefined];
  const CASES: readonly (readonly [mailbox: string, Name, string])[] = [
    // First, last, both.
    ['jane', 'Jane Miller', 'first'],
    ['miller', 'Jane Miller', 'last'],
    ['jane.miller', 'Jane Miller', 'both'],
    ['miller_jane', 'Jane Miller', 'both'],
    ['janemiller', 'Jane Miller', 'both'],
    ['millerjane', 'Jane Miller', 'both'],
    ['JANE-MILLER', 'jane miller', 'both'],
    ['jane.k.miller', 'Jane Miller', 'both'],
    ['jane.marie.miller', 'Jane Miller', 'both'],
    ['jane.miller.berlin', 'Jane Miller', 'both'],
    ['jane.m', 'Jane Miller', 'first'],
    ['janem', 'Jane Miller', 'first'],
    ['mjane', 'Jane Miller', 'first'],
    // Initials with the last name.
    ['jmiller', 'Jane Miller', 'initials'],
    ['j.miller', 'Jane Miller', 'initials'],
    ['millerj', 'Jane Miller', 'initials'],
    ['miller.j', 'Jane Miller', 'initials'],
    ['jkmiller', 'Jane Kay Miller', 'initials'],
    ['jk.miller', ['Jane Kay', 'Miller'], 'initials'],
    ['jxmiller', 'Jane Miller', 'initials'],
    ['jpdupont', ['Jean-Pierre', 'Dupont'], 'initials'],
    // Somebody else.
    ['otto', 'Jane Miller', 'no'],
    ['jane.smith', 'Jane Miller', 'no'],
    ['janesmith', 'Jane Miller', 'no'],
    ['otto.miller', 'Jane Miller', 'no'],
    ['pmiller', 'Jane Miller', 'no'],
    ['p.miller', 'Jane Miller', 'no'],
    ['jane.s', 'Jane Miller', 'no'],
    ['jm', 'Jane Miller', 'no'],
    ['j.m', 'Jane Miller', 'no'],
    ['millerton', 'Jane Miller', 'no'],
    ['4711', 'Jane Miller', 'no'],
    ['juli', 'Jin Li', 'no'],
    ['jli', 'Jin Li', 'initials'],
    // Tags, numbers and what is no name do not count.
    ['jane.miller+news', 'Jane Miller', 'both'],
    ['jane+otto.krause', 'Jane Miller', 'first'],
    ['otto+jane.miller', 'Jane Miller', 'no'],
    ['jmiller2', 'Jane Miller', 'initials'],
    ['jane.miller.ext', 'Jane Miller', 'both'],
    ['jane.work', 'Jane Miller', 'first'],
    ['dr.miller', 'Jane Miller', 'last'],
    ['jane.loom', 'Jane Miller', 'first'],
    // Accents, and letters that are spelled out.
    ['joao.goncalves', 'João Gonçalves', 'both'],
    ['jürgen.müller', 'Jurgen Muller', 'both'],
    ['juergen.mueller', 'Jürgen Müller', 'both'],
    ['jurgen.muller', 'Jürgen Müller', 'both'],
    ['soren.bjerregaard', 'Søren Bjerregård', 'both'],
    ['soeren.bjerregaard', 'Søren Bjerregård', 'both'],
    ['lukasz.wolk', 'Łukasz Wołk', 'both'],
    ['weiss', 'Anna Weiß', 'last'],
    ['isik', 'Deniz Işık', 'last'],
    // Names of several words.
    ['obrien', 'Aoife O’Brien', 'last'],
    ['a.obrien', 'Aoife O’Brien', 'initials'],
    ['amara.okafor', 'Amara Okafor-Lindqvist', 'both'],
    ['lindqvist', 'Amara Okafor-Lindqvist', 'last'],
    ['vandenberg', ['Piet', 'van den Berg'], 'last'],
    ['p.vandenberg', ['Piet', 'van den Berg'], 'initials'],
    ['berg', ['Piet', 'van den Berg'], 'last'],
    ['van', ['Piet', 'van den Berg'], 'no'],
    ['garcia', 'Gabriel García Márquez', 'last'],
    ['ggarcia', 'Gabriel García Márquez', 'initials'],
    ['minjun.kim', 'Kim Min-jun', 'both'],
    ['mj.kim', ['Min-jun', 'Kim'], 'initials'],
    ['le', ['Minh', 'Le'], 'last'],
    // Nicknames.
    ['bill', 'William Gatewood', 'nick first'],
    ['bill.gatewood', 'William Gatewood', 'nick both'],
    ['bgatewood', 'William Gatewood', 'initials'],
    ['william', 'Bill Gatewood', 'nick first'],
    ['will', 'Bill Gatewood', 'nick first'],
    ['pepe.ruiz', 'José Ruiz', 'nick both'],
    ['sasha', ['Aleksandr', 'Ivanov'], 'nick first'],
    ['kasia.nowak', 'Katarzyna Nowak', 'nick both'],
    ['bill', 'Wendy Gatewood', 'no'],
    ['buck', 'William (Buck) Gatewood', 'last'],
    // Titles and what was earned.
    ['jmiller', 'Dr. Jane Miller, PhD', 'initials'],
    ['phd', 'Jane Miller, PhD', 'no'],
    ['dr', 'Dr. Jane Miller', 'no'],
    // Half a name.
    ['jane.miller', 'Jane M.', 'first'],
    ['jane.smith', 'Jane M.', 'no'],
    ['jane.miller', 'J. Miller', 'last'],
    ['otto.miller', 'J. Miller', 'no'],
    ['madonna', 'Madonna', 'first'],
    ['jane.smith', ['Jane', undefined], 'first'],
    ['jane.smith', [undefined, 'Smith'], 'last'],
    // Other scripts.
    ['wei.wang', '王伟', 'not-comparable'],
    ['noam.levi', 'נועם לוי', 'not-comparable'],
    ['ivan.petrov', 'Иван Петров', 'not-comparable'],
    ['wei.wang', '王伟 (Wei Wang)', 'both'],
    ['wei.wang', ['伟', 'Wang'], 'last'],
    ['otto.krause', '王伟 (Wei Wang)', 'no'],
    ['otto', '', 'not-known'],
    ['otto', '   ', 'not-known'],
  ];

  it.each(CASES)('%s, of %j: %s', (mailbox, name, words) => {
    const given = typeof name === 'string' ? { name } : { parts: name };
    const { reasons } = check(`${mailbox}@${LOOM}`, given);
    expect(said(reasons.filter(({ kind }) => kind === 'name'))).toBe(words);
  });

  it('is not half known where the whole one is given', () => {
    const given = { name: 'Jane Miller', parts: ['Jane', undefined] as const };
    expect(said(check(`jane.smith@${LOOM}`, given).reasons)).toBe('not-given, not-known, no');
  });
});

describe('any person and any address', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'Jane',
      'van',
      '.',
      '-',
      '://',
      'https://[',
      '%',
      "'",
      '__proto__',
      'constructor',
    ),
    fc.string({ minLength: 2_000, maxLength: 3_000 }),
  );
  const maybe = fc.option(word, { nil: undefined });
  const roles = fc.array(
    fc.tuple(maybe, maybe, maybe, fc.boolean()).map(([domain, website, name, isCurrent]) => ({
      company: { industries: [], ids: {}, domain, website, name },
      isCurrent,
    })),
    { maxLength: 4 },
  );

  it('has a verdict, with a reason for each test', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          word,
          fc.tuple(word, word).map((parts) => parts.join('@')),
          fc.emailAddress(),
        ),
        fc.record({ name: maybe, firstName: maybe, lastName: maybe, roles }),
        fc.option(fc.double(), { nil: undefined }),
        (address, person, confidence) => {
          const match = { person: { ...NOBODY, ...person }, confidence } as Match;
          const { verdict, reasons } = checkMatch(address, match, classOf(address));
          expect(['confirmed', 'plausible', 'doubtful']).toContain(verdict);
          expect(reasons.slice(0, 3).map(({ kind }) => kind)).toEqual(['score', 'domain', 'name']);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is the more sure, the higher the score', () => {
    const ranks = ['doubtful', 'plausible', 'confirmed'];
    fc.assert(
      fc.property(
        fc.constantFrom(`jane@${LOOM}`, `otto@${LOOM}`, 'jane@weft.example.org', `info@${LOOM}`),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (address, one, other) => {
          const rank = (score: number) => ranks.indexOf(check(address, { ...JANE, score }).verdict);
          const [less, more] = [Math.min(one, other), Math.max(one, other)];
          expect(rank(less)).toBeLessThanOrEqual(rank(more));
        },
      ),
    );
  });
});
