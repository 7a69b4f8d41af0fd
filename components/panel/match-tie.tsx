import './match-tie.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { formatDay } from '../../lib/dates';
import type { Match } from '../../lib/person';
import { type Standing, standingOf } from '../../lib/store/standing';
import { plural, text } from '../../lib/text';
import { keepFocus } from '../ui/keep-focus';
import { priceText } from '../ui/price';
import { AlsoKnown } from './also-known';
import type { PanelModel } from './panel-model';
import type { View } from './view';

interface Props {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
  readonly match: Match;
  /** Shows all of several candidates. */
  readonly onOthers: () => void;
}

/** How an identifier is tied to the person on the card: why, and the user's own word on it, which can be taken back at any time. */
export function MatchTie({ model, view, match, onOthers }: Props) {
  const { answer, provider } = view;
  const { identifier, matches, alias } = answer;
  const price = provider.price[identifier.kind];
  const standing = standingOf(answer);
  const isTied = standing.tied === match;
  const isUndone = alias?.isUndone && alias.personId === match.person.id;
  // The record of another identifier names this one: the provider was never asked about it.
  const isUnasked = answer.receipt === undefined && alias?.by === 'record';
  const status = useRef<HTMLParagraphElement>(null);
  const drawn = useRef(alias);
  useLayoutEffect(() => {
    // What the user has just said took its button away: the focus stays here, and does not go to the heading as on a new card.
    if (drawn.current !== alias) keepFocus(status.current);
    drawn.current = alias;
  }, [alias]);
  const judge = (judgement: Parameters<PanelModel['judge']>[2]) => () =>
    void model.judge(view, match, judgement);
  return (
    <div class="tie">
      <p ref={status}>{wordsOf(view, match)}</p>
      {view.isUnstored && (
        <p role="alert" class="bad">
          {text('judgedInVain')}
        </p>
      )}
      <div class="ways">
        {view.by === undefined && (
          <>
            {!isTied && !isUndone && <Way label={text('isThem')} onClick={judge('is')} />}
            {matches.length > 1 && <Way label={othersText(standing)} onClick={onOthers} />}
            <Way label={text('isNotThem')} onClick={judge('is-not')} />
            {isTied && <Way label={text('undo')} onClick={judge('undone')} />}
            {isUndone && <Way label={text('redo')} onClick={judge('redone')} />}
            {isUnasked && !price.isOut && (
              <Way
                label={text('askAboutAddress', {
                  provider: provider.name,
                  price: priceText(price),
                })}
                onClick={() => void model.look(identifier, 'again', provider)}
              />
            )}
          </>
        )}
        <AlsoKnown model={model} view={view} />
      </div>
    </div>
  );
}

function Way({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" class="quiet" onClick={onClick}>
      {label}
    </button>
  );
}

function othersText({ candidates, ruledOut }: Standing): string {
  const { length } = candidates;
  return length > 1
    ? plural('otherCandidates', length - 1)
    : plural('ruledOutCount', ruledOut.length);
}

function wordsOf({ answer, provider, by }: Props['view'], match: Match): string {
  const { alias, identifier } = answer;
  const { tied, isGone } = standingOf(answer);
  if (by !== undefined) return text('tieBy', { provider: by.provider.name });
  if (tied === match && alias !== undefined) {
    const day = formatDay(alias.at) ?? '';
    return text(TIES[alias.by], { day, provider: provider.name });
  }
  if (alias?.isUndone && alias.personId === match.person.id) return text('tieUndone');
  if (isGone) return text('candidatesGone', { provider: provider.name });
  return text(identifier.kind === 'email' ? 'tieQuestion' : 'tieLeft');
}

const TIES = { chosen: 'tieChosen', confirmed: 'tieConfirmed', record: 'tieRecord' } as const;
