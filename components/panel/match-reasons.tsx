import './match-reasons.css';
import { checkMatch, type MatchReason } from '../../lib/match/match-check';
import type { Match } from '../../lib/person';
import { formatNumber, type TextKey, text } from '../../lib/text';
import type { PanelModel } from './panel-model';
import { useClass } from './use-class';
import { VerdictWord } from './verdict';

type Limit = Extract<MatchReason, { kind: 'address' }>['outcome'];
type NameReason = Extract<MatchReason, { kind: 'name' }>;

const LIMITS = {
  placeholder: 'limitPlaceholder',
  noreply: 'limitNoreply',
  disposable: 'limitDisposable',
  personal: 'limitPersonal',
  role: 'limitRole',
  shared: 'limitShared',
} as const satisfies Record<Limit, TextKey>;

const NAMES = {
  both: 'nameBoth',
  first: 'nameFirst',
  last: 'nameLast',
  initials: 'nameInitials',
} as const satisfies Record<Extract<NameReason, { outcome: 'yes' }>['agrees'], TextKey>;

const OTHER_NAMES = {
  no: 'nameNo',
  'not-comparable': 'nameNotComparable',
  'not-known': 'nameUnknown',
} as const satisfies Record<Exclude<NameReason['outcome'], 'yes'>, TextKey>;

/** The verdict of the match check and each test in one line. The class of the address is asked for first: the worker has the lists. */
export function MatchReasons(props: {
  model: PanelModel;
  address: string;
  match: Match;
  provider: string;
}) {
  const { model, address, match, provider } = props;
  const emailClass = useClass(model, address);
  if (emailClass === undefined) return null;
  // Where nobody can tell, nothing is confirmed.
  const { verdict, reasons } = checkMatch(
    address,
    match,
    emailClass === 'unknown' ? 'placeholder' : emailClass,
  );
  const limit = reasons.find((reason) => reason.kind === 'address');
  return (
    <>
      <p class="verdict">
        <VerdictWord verdict={verdict} class="strong" />
        {limit !== undefined && (
          <span class="soft">
            {' · '}
            {text(emailClass === 'unknown' ? 'limitUnknown' : LIMITS[limit.outcome])}
          </span>
        )}
      </p>
      <ul class="reasons soft num" aria-label={text('matchReasons')}>
        {reasons.map((reason) => {
          const words = wordsOf(reason, provider);
          return (
            words !== undefined && (
              <li key={reason.kind}>
                <span class={speaksFor(reason) ? 'good' : ''} aria-hidden="true">
                  {speaksFor(reason) ? '✓' : '–'}
                </span>
                <bdi>{words}</bdi>
              </li>
            )
          );
        })}
      </ul>
    </>
  );
}

function speaksFor({ outcome }: MatchReason): boolean {
  return outcome === 'yes' || outcome === 'now' || outcome === 'past';
}

/** A test in one line; `undefined` for the address, which stands beside the verdict. */
function wordsOf(reason: MatchReason, provider: string): string | undefined {
  switch (reason.kind) {
    case 'score':
      return reason.outcome === 'not-given'
        ? text('confidenceUnknown', { provider })
        : text('confidence', { provider, score: formatNumber(reason.confidence) });
    case 'domain':
      if (!('domain' in reason)) {
        return text(reason.outcome === 'no' ? 'domainNo' : 'domainNotKnown');
      }
      return text(reason.outcome === 'now' ? 'domainNow' : 'domainPast', {
        company: reason.company ?? reason.domain,
      });
    case 'name':
      if (reason.outcome !== 'yes') return text(OTHER_NAMES[reason.outcome]);
      if (reason.isNickname) return text(reason.agrees === 'both' ? 'nameNickBoth' : 'nameNick');
      return text(NAMES[reason.agrees]);
    case 'address':
      return undefined;
  }
}
