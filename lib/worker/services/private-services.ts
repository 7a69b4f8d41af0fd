import * as z from 'zod/mini';
import type { TrustedServices } from '../../messenger';
import { announcePrivately, type PrivateChange } from '../../private-changes';
import type { Provider } from '../../providers/provider';
import { type Reading, readingOf } from '../../store/reading';
import type { PrivateWindows } from '../private-windows';
import { quietly } from '../quietly';
import { anyIdentifier, inNormalForm, isFromPrivate, parsed, providerAmong } from './args';

/** The commands that would store whom they are about. */
export type Naming = 'enrich' | 'judge-match' | 'find-picture';

/** Those after which nothing of whoever was deleted may be in memory either. */
type Deleting = 'forget' | 'never-look-up' | 'delete-everything';

const ofPerson = z.tuple([z.string(), anyIdentifier]);
const answers = z.tuple([z.string(), anyIdentifier, z.number(), z.optional(z.number())]);
const keys = z.tuple([z.string(), z.array(z.string())]);
const byId = z.tuple([z.string(), z.string()]);
const contactKinds = ['businessEmails', 'personalEmails', 'phones', 'websites'] as const;
const part = z.union([
  z.object({ contact: z.enum(contactKinds) }),
  z.object({ extra: z.string() }),
]);
const ofPart = z.tuple([z.string(), anyIdentifier, part]);
const receipt = z.tuple([z.string()]);
const people = z.tuple([z.array(anyIdentifier)]);
const adding = z.object({ what: z.literal('add') });

type Reads = {
  readonly [W in keyof Reading]: (reading: Reading, about: unknown) => Promise<unknown>;
};

const READS: Reads = {
  answer(reading, about) {
    const [provider, identifier, ...when] = parsed(answers, about);
    return reading.answer(provider, inNormalForm(identifier), ...when);
  },
  // A set does not survive a message.
  known: async (reading, about) => [...(await reading.known(...parsed(keys, about)))],
  trouble(reading, about) {
    const [provider, identifier] = parsed(ofPerson, about);
    return reading.trouble(provider, inNormalForm(identifier));
  },
  asked: (reading, about) => reading.asked(...parsed(byId, about)),
  partTrouble(reading, about) {
    const [provider, identifier, part] = parsed(ofPart, about);
    return reading.partTrouble(provider, inNormalForm(identifier), part);
  },
  raw: (reading, about) => reading.raw(...parsed(byId, about)),
  unreadable: (reading, about) => reading.unreadable(...parsed(receipt, about)),
  onList: (reading, about) => reading.onList(parsed(people, about)[0].map(inNormalForm)),
};

const NAMES = Object.keys(READS) as (keyof Reading)[];
const read = z.object({
  provider: z.string(),
  what: z.enum(NAMES),
  about: z.array(z.unknown()),
});

/**
 * The commands as panels of private windows send them: those that would store whom they are about go to `among`, built over the look-ups of
 * these windows, and what a panel elsewhere reads of the database itself is told.
 */
export function privateServices(
  usual: Pick<TrustedServices, Naming>,
  privately: PrivateWindows,
  among: (lookUps: ReturnType<PrivateWindows['lookUps']>) => Pick<TrustedServices, Naming>,
  providers: readonly Provider[],
): Pick<TrustedServices, Naming | 'private-read'> {
  const of = (args: unknown) => (isFromPrivate(args) ? among(privately.lookUps()) : usual);
  return {
    enrich: (args) => of(args).enrich(args),
    'judge-match': (args) => of(args)['judge-match'](args),
    'find-picture': (args) => of(args)['find-picture'](args),
    async 'private-read'(args) {
      const { provider, what, about } = parsed(read, args);
      const { around } = privately.lookUps();
      const reading = readingOf(await around.database(providerAmong(providers, provider)));
      return (await READS[what](reading, about)) ?? null;
    },
  };
}

/** The commands that delete, which make the worker, and every panel of a private window, forget all that it remembers of these windows too. */
export function deletingServices(
  usual: Pick<TrustedServices, Deleting>,
  privately: Pick<PrivateWindows, 'forget'>,
): Pick<TrustedServices, Deleting> {
  const after = async <T>(work: Promise<T>, what: PrivateChange): Promise<T> =>
    work.finally(() => {
      privately.forget();
      quietly(announcePrivately(what));
    });
  return {
    forget: (args) => after(usual.forget(args), 'somebody'),
    'never-look-up': (args) => {
      const work = usual['never-look-up'](args);
      return adding.safeParse(args).success ? after(work, 'somebody') : work;
    },
    'delete-everything': (args) => after(usual['delete-everything'](args), 'everything'),
  };
}
