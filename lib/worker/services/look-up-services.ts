import * as z from 'zod/mini';
import { wishOf } from '../../by-settings';
import { allowed } from '../../enrich/allowed';
import { refuseForgotten } from '../../enrich/forgotten';
import { openLine } from '../../enrich/line';
import type { Pipeline, Surroundings } from '../../enrich/pipeline';
import { freeFailure } from '../../failure';
import { normalSlug } from '../../identifier';
import { readKeyStatus } from '../../keys/status';
import type { TrustedServices } from '../../messenger';
import type { Provider, Wish } from '../../providers/provider';
import { announceReceipts } from '../../receipt-changes';
import { readSettings } from '../../settings';
import { JUDGEMENTS } from '../../store/judged';
import { keepJudgement } from '../judging';
import { readPeople } from '../read-people';
import { requestAsCurl } from '../request-as-curl';
import { anyIdentifier, inNormalForm, parsed, providerAmong } from './args';

const typed = z.object({ text: z.string() });
const pictured = z.object({ provider: z.string(), slug: z.string() });
const judging = z.object({
  provider: z.string(),
  identifier: anyIdentifier,
  personId: z.string(),
  judgement: z.enum(JUDGEMENTS),
});
const asked = z.object({ provider: z.string(), identifier: anyIdentifier });
const lookup = z.object({
  provider: z.string(),
  identifier: anyIdentifier,
  how: z.enum(['ask', 'again', 'join']),
  atMost: z.number(),
  freshness: z.optional(z.enum(['cached', 'recent', 'live'])),
  contactOnly: z.optional(
    z
      .array(z.enum(['businessEmails', 'personalEmails', 'phones', 'websites']))
      .check(z.minLength(1)),
  ),
  extrasOnly: z.optional(z.array(z.string()).check(z.minLength(1))),
});

/** How people are looked up, judged and read. Nobody is looked up before `whenReady` has resolved. */
export function lookUpServices(
  pipeline: Pipeline,
  around: Surroundings,
  whenReady: Promise<unknown>,
  providers: readonly Provider[],
): Pick<TrustedServices, 'enrich' | 'judge-match' | 'request-as-curl' | 'find-picture' | 'read'> {
  const providerOf = (id: string) => providerAmong(providers, id);
  return {
    async enrich(args) {
      const { identifier, provider, how, atMost, ...asked } = parsed(lookup, args);
      await whenReady;
      const wish = wishFor(asked, provider, wishOf(await readSettings()));
      const order = { provider: providerOf(provider), identifier: inNormalForm(identifier) };
      return pipeline.enrich({ ...order, wish, how, atMost }).finally(announceReceipts);
    },
    async 'judge-match'(args) {
      const { provider, identifier, ...said } = parsed(judging, args);
      const database = await around.database(providerOf(provider));
      const about = { provider, identifier: inNormalForm(identifier), ...said };
      return keepJudgement(database, about, around.now(), around.announceAlias);
    },
    async 'request-as-curl'(args) {
      const { provider: id, identifier } = parsed(asked, args);
      const provider = providerOf(id);
      const { account, refused } = (await readKeyStatus(id)) ?? {};
      const wish = wishOf(await readSettings());
      return requestAsCurl(provider, inNormalForm(identifier), wish, { account, refused });
    },
    async 'find-picture'(args) {
      const { provider, slug } = parsed(pictured, args);
      return findPicture(providerOf(provider), slug, around);
    },
    async read(args) {
      return readPeople(parsed(typed, args).text);
    },
  };
}

/** What a command asks for, in place of what the settings say. Throws FailureError where it asks for two kinds of parts alone. */
function wishFor(
  {
    freshness,
    contactOnly,
    extrasOnly,
  }: Pick<z.infer<typeof lookup>, 'freshness' | 'contactOnly' | 'extrasOnly'>,
  provider: string,
  usual: Wish,
): Wish {
  if (contactOnly !== undefined && extrasOnly !== undefined) throw freeFailure('bad-input');
  if (contactOnly !== undefined) {
    return { ...usual, contact: [...new Set(contactOnly)], isContactOnly: true };
  }
  if (extrasOnly !== undefined) {
    const extras = { [provider]: [...new Set(extrasOnly)] };
    return { ...usual, contact: [], extras, isExtrasOnly: true };
  }
  return { ...usual, ...(freshness && { freshness }) };
}

async function findPicture(
  provider: Provider,
  raw: string,
  around: Surroundings,
): Promise<string | null> {
  const slug = normalSlug(raw);
  if (slug === undefined) throw freeFailure('bad-input');
  if (provider.picture === undefined) {
    throw freeFailure('not-supported', { provider: provider.name });
  }
  const identifiers = [{ kind: 'profile', slug }] as const;
  await refuseForgotten(await around.database(provider), provider, identifiers[0]);
  const key = await allowed(around, provider);
  const line = await openLine(around, provider, key, { purpose: 'picture', identifiers });
  return (await provider.picture(line, slug)) ?? null;
}
