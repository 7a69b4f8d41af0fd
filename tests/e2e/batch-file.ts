import { type Random, randomFrom } from '../bench/random';
import { crowdEmail, crowdSlug, crowdUrl, isKnownOfCrowd } from '../simulator/crowd/crowd';
import { type Poison, poisonEmail, poisonSlug } from '../simulator/crowd/poison';

/** What a row of the file has to end as. */
export type Ending = 'found' | 'missed' | 'failed' | 'duplicate' | 'invalid' | 'other-class';

/** A row of the file, and what has to become of it. `name`: the slug or the address that it is asked for by, where it is asked for at all. */
export interface FileRow {
  readonly cells: readonly string[];
  readonly ending: Ending;
  readonly name?: string;
  readonly kind?: 'profile' | 'email';
  readonly poison?: Poison;
}

/** A list as people keep them. */
export interface BatchFile {
  readonly columns: readonly string[];
  readonly rows: readonly FileRow[];
  readonly csv: string;
}

/** The most that one request names. */
const TOGETHER = 25;
const COLUMNS = ['Full name', 'LinkedIn', 'E-mail', 'Note'] as const;
const NOTES = ['', 'met at the fair, stand 7', '"tall" Håkon’s friend', '=1+1', 'two\nlines'];
const MALFORMED: readonly (readonly [profile: string, email: string])[] = [
  ['', ''],
  ['not a link', ''],
  ['https://www.linkedin.com/company/tidewater-ropeworks/', ''],
  ['', 'crowd-00001@'],
  ['', '@crowd.example.com'],
  ['https://www.linkedin.com/feed/', ''],
];

/**
 * A thousand rows, the same for the same seed: people by profile and by address, among them repetitions, other spellings, rows that name nobody,
 * addresses of nobody in particular, and people who spoil the requests that they are in. `thousands` of such, each of other people, are one file.
 */
export function thousandRows(seed: number, thousands = 1): BatchFile {
  const random = randomFrom(seed);
  // A repetition is one wherever it stands: whichever comes first is asked for.
  const rows = firstOfEach(
    range(0, thousands)
      .flatMap((block) => shuffled(blockOf(block, random), random))
      .map((row, index) => ({
        ...row,
        cells: [`Row ${index} Test`, ...row.cells.slice(1, 3), NOTES[index % NOTES.length] ?? ''],
      })),
  );
  return { columns: COLUMNS, rows, csv: csvOf([COLUMNS, ...rows.map(({ cells }) => cells)]) };
}

function blockOf(block: number, random: Random): readonly FileRow[] {
  const at = block * 2000;
  const profiles = range(at, at + 560).map(byProfile);
  const addresses = range(at + 1000, at + 1240).map(byEmail);
  return [
    ...profiles,
    ...addresses,
    ...range(at, at + 6).map((number) => poisoned('named', 'profile', number)),
    ...range(at, at + 3).map((number) => poisoned('named', 'email', number)),
    poisoned('unnamed', 'profile', at),
    ...range(0, 60).map(() => again(random.one(profiles), random)),
    ...range(0, 60).map(() => again(random.one(addresses), random)),
    ...range(0, 50).map(malformed),
    ...range(at, at + 20).map(ofNobody),
  ];
}

/**
 * The fewest requests that can bring all those people: full ones, and where somebody spoils one the repair: all others again where the refusal
 * names who it was, else by halves.
 */
export function fewestRequests(rows: readonly FileRow[]): number {
  const asked = rows.filter(({ ending }) => ['found', 'missed', 'failed'].includes(ending));
  return ['profile', 'email']
    .flatMap((kind) => chunked(asked.filter((row) => row.kind === kind)))
    .reduce((sum, chunk) => sum + requestsFor(chunk), 0);
}

/** How many rows have to end in each way. */
export function endings(rows: readonly FileRow[]): Readonly<Partial<Record<Ending, number>>> {
  const counts: Partial<Record<Ending, number>> = {};
  for (const { ending } of rows) counts[ending] = (counts[ending] ?? 0) + 1;
  return counts;
}

function requestsFor(chunk: readonly FileRow[]): number {
  if (chunk.length === 0) return 0;
  const unnamed = chunk.filter(({ poison }) => poison !== 'named');
  if (unnamed.length < chunk.length) return 1 + requestsFor(unnamed);
  if (!chunk.some(({ poison }) => poison === 'unnamed')) return 1;
  if (chunk.length === 1) return 1;
  const half = Math.ceil(chunk.length / 2);
  return 1 + requestsFor(chunk.slice(0, half)) + requestsFor(chunk.slice(half));
}

function byProfile(number: number): FileRow {
  const ending = isKnownOfCrowd(number) ? 'found' : 'missed';
  return { cells: ['', crowdUrl(number), ''], ending, name: crowdSlug(number), kind: 'profile' };
}

function byEmail(number: number): FileRow {
  const ending = isKnownOfCrowd(number) ? 'found' : 'missed';
  const address = crowdEmail(number);
  return { cells: ['', '', address], ending, name: address, kind: 'email' };
}

function poisoned(poison: Poison, kind: 'profile' | 'email', number: number): FileRow {
  const name = (kind === 'profile' ? poisonSlug : poisonEmail)(poison, number);
  const cells =
    kind === 'profile' ? ['', `https://www.linkedin.com/in/${name}`, ''] : ['', '', name];
  return { cells, ending: 'failed', name, kind, poison };
}

/** The same person in one of the spellings in which they come. */
function again(row: FileRow, random: Random): FileRow {
  const { name = '', kind } = row;
  const spelt =
    kind === 'profile'
      ? [
          `http://linkedin.com/in/${name}/`,
          `https://de.linkedin.com/in/${name}?trk=people`,
          `www.linkedin.com/in/${name.toUpperCase()}`,
          `https://www.linkedin.com/in/${name}`,
        ]
      : [name, name.toUpperCase(), ` ${name} `, `mailto:${name}`];
  const cell = random.one(spelt);
  return { ...row, cells: kind === 'profile' ? ['', cell, ''] : ['', '', cell] };
}

function malformed(number: number): FileRow {
  const [profile, email] = MALFORMED[number % MALFORMED.length] ?? ['', ''];
  return { cells: ['', profile, email], ending: 'invalid' };
}

function ofNobody(number: number): FileRow {
  return { cells: ['', '', `info@team-${number}.example.com`], ending: 'other-class' };
}

function firstOfEach(rows: readonly FileRow[]): readonly FileRow[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    if (row.name === undefined) return row;
    if (seen.has(row.name)) return { ...row, ending: 'duplicate' };
    seen.add(row.name);
    return row;
  });
}

function chunked(rows: readonly FileRow[]): readonly (readonly FileRow[])[] {
  return range(0, Math.ceil(rows.length / TOGETHER)).map((index) =>
    rows.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(random.below(left.length), 1));
}

function csvOf(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
