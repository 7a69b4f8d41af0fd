import { readdir, readFile } from 'node:fs/promises';
import { AMARA } from '../steps';

const LIB = new URL('../../../lib/', import.meta.url);

/** A command as it goes by message. */
export interface Command {
  readonly type: string;
  readonly args: unknown;
}

/**
 * The names in one of the registries of lib/messages.ts with those that it extends, read from the source: a new command is tried by every spec without
 * anyone's doing. Rejects where there is no such registry.
 */
export async function commandNames(
  registry: 'TrustedCommands' | 'PageCommands',
): Promise<readonly string[]> {
  const sources = await Promise.all(
    (await readdir(LIB))
      .filter((name) => /^(?:messages|\w+-commands)\.ts$/.test(name))
      .map((name) => readFile(new URL(name, LIB), 'utf8')),
  );
  return membersOf(registry, sources);
}

/** The members of an interface, and of those that it extends. */
function membersOf(name: string, sources: readonly string[]): readonly string[] {
  const head = new RegExp(`^export interface ${name}(?:\\s+extends ([\\w,\\s]+?))? {$`, 'm');
  const source = sources.find((one) => head.test(one));
  const found = source?.match(head);
  if (!source || !found) throw new Error(`There is no interface ${name}.`);
  const [body = ''] = source.slice((found.index ?? 0) + found[0].length).split('\n}\n');
  const own = [...body.matchAll(/^ {2}(?:'([^']+)'|(\w+))\??: /gm)];
  const others = found[1]?.split(',').map((one) => one.trim()) ?? [];
  return [
    ...own.map(([, quoted, bare]) => quoted ?? bare ?? ''),
    ...others.flatMap((one) => membersOf(one, sources)),
  ];
}

// Whatever a command may want, all at once: each takes what it knows, so that what is refused is refused for who sends it.
const EVERYTHING = {
  provider: 'crustdata',
  identifier: { kind: 'profile', slug: AMARA.slug },
  identifiers: [{ kind: 'profile', slug: AMARA.slug }],
  identifierKey: `profile:${AMARA.slug}`,
  how: 'again',
  atMost: 7,
  key: 'stolen-key',
  passphrase: 'stolen-passphrase',
  place: 'device',
  mode: 'device',
  personId: AMARA.personId,
  judgement: 'is',
  slug: AMARA.slug,
  text: AMARA.email,
  id: 'stolen-id',
  tabId: 1,
  isConfirmed: true,
  from: 'text',
  name: 'stolen-name',
  columns: [],
  rows: [{ given: AMARA.email }],
  states: ['uncertain'],
  query: { filters: { field: 'basic_profile.name', type: '=', value: AMARA.name } },
  field: 'basic_profile.name',
};

/** Every trusted command with arguments that make those known here do their worst. */
export async function trustedCommands(): Promise<readonly Command[]> {
  const names = await commandNames('TrustedCommands');
  return names.map((type) => ({ type, args: EVERYTHING }));
}

/** What a page script may say: true in form, whatever it tells of. */
export const DETECTED = {
  type: 'detected',
  args: {
    script: 'forged',
    url: 'https://hostile.example.org/',
    base: 'https://hostile.example.org/',
    isWhole: true,
    isLeft: false,
    isCut: false,
    lost: [],
    found: [
      { id: 1, href: `https://www.linkedin.com/in/${AMARA.slug}/`, label: 'Amara', near: '' },
    ],
  },
};
