import * as z from 'zod/mini';
import { allowed } from '../enrich/allowed';
import type { Pipeline, Surroundings } from '../enrich/pipeline';
import { FailureError, freeFailure } from '../failure';
import { type Identifier, normalAddress, normalSlug } from '../identifier';
import { type KeyStatus, readKeyStatus, removeKey, saveAccount, saveKey } from '../keys';
import type { ProviderOverview, Surcharge } from '../messages';
import type { TrustedServices } from '../messenger';
import type { ContactKind, Price, Provider, Wish } from '../providers/provider';
import { PROVIDERS } from '../providers/registry';
import { inOrder, readSettings, wishOf } from '../settings';
import { JUDGEMENTS } from '../store/judged';
import { creditsSince } from '../store/receipts';
import { DEMO_CREDITS } from './demo-transport';
import { keepJudgement } from './judging';
import { readPeople } from './read-people';
import { requestAsCurl } from './request-as-curl';

// Longer than any provider's key, short enough to be no paste of something else.
const LONGEST_KEY = 512;

const ofProvider = z.object({ provider: z.string() });
const withKey = z.object({ provider: z.string(), key: z.string() });
const typed = z.object({ text: z.string() });
const pictured = z.object({ provider: z.string(), slug: z.string() });
const anyIdentifier = z.union([
  z.object({ kind: z.literal('profile'), slug: z.string() }),
  z.object({ kind: z.literal('email'), address: z.string() }),
]);
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
});

/**
 * What the worker does for our own pages. Every argument is parsed; what does not parse is `bad-input`. People are looked up
 * once `whenReady` has resolved: when the receipts that an earlier worker left open are closed.
 */
export function createServices(
  pipeline: Pipeline,
  around: Surroundings,
  whenReady: Promise<unknown>,
  providers: readonly Provider[] = PROVIDERS,
): TrustedServices {
  const providerOf = (id: string): Provider => {
    const provider = providers.find((one) => one.id === id);
    if (provider === undefined) throw freeFailure('bad-input');
    return provider;
  };
  return {
    async enrich(args) {
      const { identifier, provider, how, atMost, freshness, contactOnly } = parsed(lookup, args);
      await whenReady;
      const usual = wishOf(await readSettings());
      const wish =
        contactOnly === undefined
          ? { ...usual, ...(freshness && { freshness }) }
          : { ...usual, contact: [...new Set(contactOnly)], isContactOnly: true };
      return pipeline.enrich({
        provider: providerOf(provider),
        identifier: inNormalForm(identifier),
        wish,
        how,
        atMost,
      });
    },
    async providers() {
      const settings = await readSettings();
      const wish = wishOf(settings);
      return Promise.all(
        inOrder(providers, settings).map((provider) => overviewOf(provider, wish, around)),
      );
    },
    async 'save-key'(args) {
      const { provider, key } = parsed(withKey, args);
      const trimmed = key.trim();
      // A header carries printable ASCII only; a key with anything else is a slip of the clipboard.
      if (!/^[\x21-\x7E]+$/.test(trimmed) || trimmed.length > LONGEST_KEY) {
        throw freeFailure('bad-input');
      }
      await saveKey(providerOf(provider).id, trimmed, around.now());
      return statusOf(provider);
    },
    async 'test-key'(args) {
      const provider = providerOf(parsed(ofProvider, args).provider);
      await test(provider, around);
      return statusOf(provider.id);
    },
    async 'remove-key'(args) {
      await removeKey(parsed(ofProvider, args).provider);
      return null;
    },
    async 'judge-match'(args) {
      const { provider, identifier, ...said } = parsed(judging, args);
      const database = await around.database(providerOf(provider));
      const about = { provider, identifier: inNormalForm(identifier), ...said };
      return keepJudgement(database, about, around.now());
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

async function overviewOf(
  provider: Provider,
  wish: Wish,
  around: Surroundings,
): Promise<ProviderOverview> {
  const { id, name, isDemo, origins, pages, supports } = provider;
  const key = (await readKeyStatus(id)) ?? null;
  const known = { account: key?.account, refused: key?.refused };
  const priceOf = (wanted: Wish) => ({
    profile: provider.price('profile', wanted, known),
    email: provider.price('email', wanted, known),
  });
  const priced = (wanted: Wish) => priceOf(wanted).profile;
  const ofContact = (kind: ContactKind) => {
    const others = wish.contact.filter((one) => one !== kind);
    const having = (contact: Wish['contact']) => ({ ...wish, contact });
    return surcharge(priced, having(others), having([...others, kind]));
  };
  const ofExtra = (extra: string) => {
    const others = (wish.extras?.[id] ?? []).filter((one) => one !== extra);
    const having = (mine: readonly string[]) => ({
      ...wish,
      extras: { ...wish.extras, [id]: mine },
    });
    return surcharge(priced, having(others), having([...others, extra]));
  };
  const [told, since] = isDemo ? [DEMO_CREDITS, 0] : [key?.account?.credits, key?.testedAt ?? 0];
  // A store that does not open must not hide the rest: keys can still be removed, and the demo works.
  const taken = around
    .database(provider)
    .then((database) => creditsSince(database, id, since))
    .catch(() => null);
  return {
    id,
    name,
    isDemo,
    origins,
    pages,
    supports,
    price: priceOf(wish),
    priceByFreshness: Object.fromEntries(
      supports.freshness.map((freshness) => [freshness, priceOf({ ...wish, freshness })]),
    ),
    priceByContact: Object.fromEntries(
      supports.contact.map((kind) => [
        kind,
        priceOf({ ...wish, contact: [kind], isContactOnly: true }),
      ]),
    ),
    contactCredits: Object.fromEntries(supports.contact.map((kind) => [kind, ofContact(kind)])),
    extraCredits: Object.fromEntries(supports.extras.map((one) => [one.id, ofExtra(one.id)])),
    key,
    creditsLeft: creditsLeft(told, await taken),
  };
}

/** What is added to the price from one wish to another, which differ in one thing. */
function surcharge(priced: (wish: Wish) => Price, without: Wish, included: Wish): Surcharge {
  const [before, price] = [priced(without), priced(included)];
  if (price.isOut) return 'not-in-plan';
  const added = Math.max(0, price.max - before.max);
  if (added > 0 || (included.freshness ?? 'cached') === 'cached') return added;
  const cached = (wish: Wish) => priced({ ...wish, freshness: 'cached' }).max;
  const usual = Math.max(0, cached(included) - cached(without));
  // Without a published maximum it may be asked for all the same, and its own price is known.
  return usual === 0 || price.isOpen ? usual : 'not-now';
}

function creditsLeft(told: number | undefined, taken: number | null): number | null {
  return told === undefined || taken === null ? null : Math.max(0, told - taken);
}

async function test(provider: Provider, around: Surroundings): Promise<void> {
  const key = await allowed(around, provider);
  const line = { key, fetch: await around.fetch(provider), timeoutMs: await around.timeoutMs() };
  try {
    await saveAccount(provider.id, key, await provider.account(line), around.now());
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    // What was known of a refused key is true no more.
    if (thrown.failure.code === 'bad-key') await saveAccount(provider.id, key);
    throw new FailureError({ ...thrown.failure, provider: provider.name });
  }
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
  const key = await allowed(around, provider);
  const line = { key, fetch: await around.fetch(provider), timeoutMs: await around.timeoutMs() };
  return (await provider.picture(line, slug)) ?? null;
}

async function statusOf(provider: string): Promise<KeyStatus> {
  const status = await readKeyStatus(provider);
  if (status === undefined) throw freeFailure('no-key');
  return status;
}

/** A page of ours sends normal forms; read again all the same, for one that is not would be paid for twice. */
function inNormalForm(identifier: Identifier): Identifier {
  if (identifier.kind === 'profile') {
    const slug = normalSlug(identifier.slug);
    if (slug !== undefined) return { kind: 'profile', slug };
  } else {
    const address = normalAddress(identifier.address);
    if (address !== undefined) return { kind: 'email', address };
  }
  throw freeFailure('bad-input');
}

function parsed<T>(schema: z.ZodMiniType<T>, args: unknown): T {
  const result = schema.safeParse(args);
  if (!result.success) throw freeFailure('bad-input');
  return result.data;
}
