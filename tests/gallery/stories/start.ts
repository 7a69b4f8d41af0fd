import { PROVIDER, SECOND } from '../../components/panel/world';
import type { Stories } from './story';

const provider = PROVIDER;

/** What there is before a key. */
export const START = {
  starting: [{ name: 'starting', view: { kind: 'starting' } }],
  'first-run': [
    { name: 'first-run', view: { kind: 'first-run', provider } },
    {
      name: 'first-run-of-two',
      view: { kind: 'first-run', provider },
      around: { act: (model) => (model.real.value = [PROVIDER, SECOND]) },
    },
  ],
  consent: [
    { name: 'consent', view: { kind: 'consent', provider, agreed: null } },
    {
      name: 'consent-anew',
      view: { kind: 'consent', provider, agreed: { wording: 1, at: Date.UTC(2026, 0, 7) } },
    },
  ],
  'no-key': [{ name: 'no-key', view: { kind: 'no-key', provider: { ...provider, key: null } } }],
} as const satisfies Stories;
