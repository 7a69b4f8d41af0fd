import type { ProviderOverview } from '../../lib/messages';
import { type TextKey, text } from '../../lib/text';
import { DemoPeople } from './demo-people';
import { LookUpBox } from './look-up-box';
import type { PanelModel } from './model';
import type { Emptiness } from './view';

const WORDS = {
  'nothing-asked': { title: 'blankNothingTitle', body: 'blankNothing' },
  'no-access': { title: 'blankNoAccessTitle', body: 'blankNoAccess' },
  'look-up': { title: 'lookUpLabel', body: 'lookUpBody' },
  looking: { title: 'blankLookingTitle', body: 'blankLooking' },
  unreadable: { title: 'blankUnreadableTitle', body: 'blankUnreadable' },
  linkedin: { title: 'blankLinkedInTitle', body: 'blankLinkedIn' },
  nobody: { title: 'blankNobodyTitle', body: 'blankNobody' },
} as const satisfies Record<Emptiness, { title: TextKey; body: TextKey }>;

/** Nobody to show: why, and the look-up box. */
export function Blank(props: { model: PanelModel; why: Emptiness; provider: ProviderOverview }) {
  const words = WORDS[props.why];
  return (
    <section aria-labelledby="blank">
      <h1 id="blank">{text(words.title)}</h1>
      <p class="soft">{text(words.body)}</p>
      <LookUpBox model={props.model} isFocused={props.why === 'look-up'} />
      {props.provider.isDemo && <DemoPeople model={props.model} />}
    </section>
  );
}
