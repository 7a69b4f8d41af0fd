import type { ProviderOverview } from '../../lib/messages';
import { type TextKey, text } from '../../lib/text';
import { openOptions } from '../ui/actions';
import { DemoPeople } from './later';
import { LookUpBox } from './look-up-box';
import type { PanelModel } from './model';
import type { Emptiness } from './view';
import { WatchOffer } from './watch-offer';

const WORDS = {
  'nothing-asked': { title: 'blankNothingTitle', body: 'blankNothing' },
  'no-access': { title: 'blankNoAccessTitle', body: 'blankNoAccess' },
  'look-up': { title: 'lookUpLabel', body: 'lookUpBody' },
  looking: { title: 'blankLookingTitle', body: 'blankLooking' },
  unreadable: { title: 'blankUnreadableTitle', body: 'blankUnreadable' },
  linkedin: { title: 'blankLinkedInTitle', body: 'blankLinkedIn' },
  nobody: { title: 'blankNobodyTitle', body: 'blankNobody' },
  'never-here': { title: 'blankNeverTitle', body: 'blankNever' },
} as const satisfies Record<Emptiness, { title: TextKey; body: TextKey }>;

// Where the badge would have told. Not where a site or the browser stands in the way.
const MAY_OFFER: readonly Emptiness[] = ['nothing-asked', 'no-access', 'nobody'];

/** Nobody to show: why, and the look-up box. */
export function Blank(props: { model: PanelModel; why: Emptiness; provider: ProviderOverview }) {
  const { why } = props;
  const words = WORDS[why];
  return (
    <section aria-labelledby="blank">
      <h1 id="blank">{text(words.title)}</h1>
      <p class="soft">{text(words.body)}</p>
      <LookUpBox model={props.model} isFocused={why === 'look-up'} />
      {why === 'linkedin' && <p class="soft">{text('linkedInOption')}</p>}
      {(why === 'linkedin' || why === 'never-here') && (
        <button type="button" class="plain" onClick={openOptions}>
          {text('openOptions')}
        </button>
      )}
      {props.provider.isDemo && <DemoPeople model={props.model} />}
      {MAY_OFFER.includes(why) && <WatchOffer />}
    </section>
  );
}
