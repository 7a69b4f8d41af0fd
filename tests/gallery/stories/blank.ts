import type { Emptiness, View } from '../../../components/panel/view';
import { PROVIDER } from '../../components/panel/world';
import { DEMO } from './fixtures';
import type { Stories, Story } from './story';

type Blank = Extract<View, { kind: 'blank' }>;

const WHY = {
  'nothing-asked': {},
  'no-access': {},
  'look-up': {},
  looking: {},
  unreadable: {},
  linkedin: {},
  nobody: {},
  unlisted: { count: 3 },
  'never-here': {},
  'blocked-here': {},
} as const satisfies Record<Emptiness, { readonly count?: number }>;

function blank(why: Emptiness, name: string, changed: Partial<Blank> = {}): Story {
  const view = { kind: 'blank', why, ...WHY[why], provider: PROVIDER, ...changed } as const;
  return { name, view, around: { canGoBack: why === 'look-up' } };
}

const [first, ...others] = (Object.keys(WHY) as Emptiness[]).map((why) =>
  blank(why, `blank-${why}`),
);

/** Nobody to show, for each reason. */
export const BLANK = {
  blank: [
    first ?? blank('nobody', 'blank'),
    ...others,
    blank('unlisted', 'blank-unlisted-one', { count: 1 }),
    blank('nothing-asked', 'blank-demo', { provider: DEMO }),
    {
      ...blank('nobody', 'list-of-keys'),
      around: { act: (model) => (model.isListingKeys.value = true) },
    },
  ],
} as const satisfies Stories;
