import type { View } from '../../../components/panel/view';
import type { Match } from '../../../lib/person';
import { AMARA, buildPanel, personNamed, SECOND } from '../../components/panel/world';
import everyField from '../../recordings/crustdata/every-field.json';
import filled from '../../recordings/enrich-layer/filled.json';
import { answerOf, answerView, RECEIPT } from './fixtures';
import { EXCESSIVE, HOSTILE } from './hostile';
import { ofCrustdata, ofEnrichLayer } from './recorded';
import type { Story } from './story';

const DAY_MS = 24 * 3_600_000;

/** A card that gives way to its comparison with what the second provider shows. */
function compared(
  name: string,
  bring: () => Promise<readonly Match[]>,
  other: () => View | Promise<View>,
): Story {
  const view = async () => {
    const { model } = await buildPanel({ provider: SECOND });
    model.view.value = await other();
    return answerView(await bring(), AMARA, { beside: { provider: SECOND, model } });
  };
  return { name: `compare-${name}`, view, around: { canGoBack: true } };
}

function told(bring: () => Promise<readonly Match[]>): () => Promise<View> {
  return async () => {
    const of = { provider: SECOND.id, at: Date.now() - 40 * DAY_MS, receipt: RECEIPT };
    return { kind: 'answer', answer: answerOf(await bring(), AMARA, of), provider: SECOND };
  };
}

const failure = {
  code: 'timed-out',
  charged: 'maybe',
  waitedS: 25,
  provider: SECOND.name,
} as const;
const about = { identifier: AMARA, provider: SECOND } as const;
const rich = () => ofCrustdata(everyField);

/** A card beside what another provider says: both, one, or why there is nothing. */
export const COMPARED = [
  compared(
    'two',
    rich,
    told(() => ofEnrichLayer(filled)),
  ),
  compared(
    'with-little',
    rich,
    told(async () => [{ person: personNamed('Casimir Underhay') }]),
  ),
  compared(
    'hostile',
    async () => [HOSTILE],
    told(async () => [EXCESSIVE]),
  ),
  compared(
    'nobody',
    rich,
    told(async () => []),
  ),
  compared('working', rich, () => ({ kind: 'working', since: Date.now(), ...about })),
  compared('ready', rich, () => ({ kind: 'ready', reason: 'choice', ...about })),
  compared('failure', rich, () => ({ kind: 'failure', failure, ...about })),
] as const satisfies readonly Story[];
