import { readFile } from 'node:fs/promises';
import { AMARA } from '../steps';

const SOURCE = new URL('../../../lib/messages.ts', import.meta.url);

/** A command as it goes by message. */
export interface Command {
  readonly type: string;
  readonly args: unknown;
}

/**
 * The names in one of the registries of lib/messages.ts, read from the source: a new command is tried by every spec without anyone's
 * doing. Rejects where there is no such registry.
 */
export async function commandNames(
  registry: 'TrustedCommands' | 'PageCommands',
): Promise<readonly string[]> {
  const source = await readFile(SOURCE, 'utf8');
  const [, body] = source.split(`export interface ${registry} {\n`);
  const [members] = body?.split('\n}\n') ?? [];
  if (members === undefined) throw new Error(`lib/messages.ts has no ${registry}.`);
  const names = [...members.matchAll(/^ {2}(?:'([^']+)'|(\w+))\??: /gm)];
  return names.map(([, quoted, bare]) => quoted ?? bare ?? '');
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
