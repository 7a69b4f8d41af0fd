import * as z from 'zod/mini';
import type { Pipeline, Surroundings } from '../../enrich/pipeline';
import { announceForgotten } from '../../forgotten-changes';
import type { TrustedServices } from '../../messenger';
import type { Provider } from '../../providers/provider';
import { findAnswer } from '../../store/answers';
import { forget } from '../../store/forget';
import { unforget } from '../../store/forgotten';
import { standingOf } from '../../store/standing';
import { neverLookUp } from '../never-look-up';
import { anyIdentifier, inNormalForm, parsed, providerAmong } from './args';

const shown = z.object({ provider: z.string(), identifier: anyIdentifier, personId: z.string() });
const onList = z.object({ provider: z.string(), group: z.string() });
const never = z.object({ text: z.string(), what: z.enum(['add', 'remove', 'check']) });

/** How people are forgotten, and who is never looked up. */
export function forgetServices(
  pipeline: Pick<Pipeline, 'forget'>,
  around: Surroundings,
  providers: readonly Provider[],
): Pick<TrustedServices, 'forget' | 'unforget' | 'never-look-up'> {
  return {
    async forget(args) {
      const { provider: id, identifier: given, personId } = parsed(shown, args);
      const provider = providerAmong(providers, id);
      const identifier = inNormalForm(given);
      const database = await around.database(provider);
      const answer = await findAnswer(database, id, identifier, around.now());
      // What could not be stored is shown all the same.
      const isTheirs = !answer || standingOf(answer).shown?.person.id === personId;
      const whom = { record: { provider: id, id: personId }, ...(isTheirs && { identifier }) };
      const [forgotten] = await forget(database, [whom], around.isOwn, around.now());
      const { group = '', keys = new Set<string>() } = forgotten ?? {};
      pipeline.forget(keys);
      announceForgotten({
        what: 'forgotten',
        isDemo: provider.isDemo,
        keys: [...keys],
        group,
      });
      return { group, keys: [...keys] };
    },
    async unforget(args) {
      const { provider, group } = parsed(onList, args);
      await unforget(await around.database(providerAmong(providers, provider)), [group]);
      announceForgotten({ what: 'list' });
      return null;
    },
    async 'never-look-up'(args) {
      const { text, what } = parsed(never, args);
      return neverLookUp({ pipeline, around, providers }, text, what);
    },
  };
}
