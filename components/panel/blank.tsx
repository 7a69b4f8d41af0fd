import { plural, type TextKey, text } from '../../lib/text';
import { openSection } from '../ui/open-section';
import { DemoPeople } from './demo-people';
import { LookUpBox } from './look-up-box';
import type { PanelModel } from './panel-model';
import type { Emptiness, View } from './view';
import { WatchOffer } from './watch-offer';

type BlankView = Extract<View, { kind: 'blank' }>;

const WORDS = {
  'nothing-asked': { title: 'blankNothingTitle', body: 'blankNothing' },
  'no-access': { title: 'blankNoAccessTitle', body: 'blankNoAccess' },
  'look-up': { title: 'lookUpLabel', body: 'lookUpBody' },
  looking: { title: 'blankLookingTitle', body: 'blankLooking' },
  unreadable: { title: 'blankUnreadableTitle', body: 'blankUnreadable' },
  linkedin: { title: 'blankLinkedInTitle', body: 'blankLinkedIn' },
  nobody: { title: 'blankNobodyTitle', body: 'blankNobody' },
  'never-here': { title: 'blankNeverTitle', body: 'blankNever' },
  'blocked-here': { title: 'blankBlockedTitle', body: 'blankBlocked' },
} as const satisfies Record<Exclude<Emptiness, 'unlisted'>, { title: TextKey; body: TextKey }>;

// Where the badge would have told. Not where a site or the browser stands in the way.
const MAY_OFFER: readonly Emptiness[] = ['nothing-asked', 'no-access', 'nobody'];
const OPTION_HELPS: readonly Emptiness[] = ['linkedin', 'never-here', 'unlisted'];

/** Nobody to show: why, and the look-up box. */
export function Blank({ model, view }: { model: PanelModel; view: BlankView }) {
  const { why, count, provider } = view;
  return (
    <section aria-labelledby="blank">
      <h1 id="blank">
        {why === 'unlisted' ? plural('unlistedTitle', count ?? 0) : text(WORDS[why].title)}
      </h1>
      <p class="soft">{text(why === 'unlisted' ? 'unlistedBody' : WORDS[why].body)}</p>
      <LookUpBox model={model} isFocused={why === 'look-up'} />
      {why === 'linkedin' && <p class="soft">{text('linkedInOption')}</p>}
      {OPTION_HELPS.includes(why) && (
        <button type="button" class="plain" onClick={() => openSection('detection')}>
          {text('openOptions')}
        </button>
      )}
      {why === 'look-up' && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            model.isListingKeys.value = true;
          }}
        >
          {text('keysTitle')}
        </button>
      )}
      {provider.isDemo && <DemoPeople model={model} />}
      {MAY_OFFER.includes(why) && <WatchOffer />}
    </section>
  );
}
