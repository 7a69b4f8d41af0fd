import './candidates.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { identifierLabel } from '../../lib/identifier';
import type { Match } from '../../lib/person';
import { standingOf } from '../../lib/store/standing';
import { plural, text } from '../../lib/text';
import { Phrase } from '../ui/phrase';
import { CandidateRow } from './candidate-row';
import { moved } from './chooser-selection';
import { nameOf } from './name-of';
import type { PanelModel } from './panel-model';
import { RuledOut } from './ruled-out';
import { useClass } from './use-class';
import type { View } from './view';

/**
 * The people whom the provider named for one identifier, in its order, to choose from; the choice is remembered. For the keyboard the list is
 * one stop. `onBack` leads to the card from which the list was opened.
 */
export function Candidates(props: {
  model: PanelModel;
  view: Extract<View, { kind: 'answer' }>;
  onBack: (() => void) | undefined;
}) {
  const { model, view, onBack } = props;
  const { answer, provider } = view;
  const { identifier, alias } = answer;
  const { candidates, tied, shown, ruledOut, isGone } = standingOf(answer);
  const address = identifier.kind === 'email' ? identifier.address : undefined;
  const emailClass = useClass(model, address);
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(shown?.person.id);
  const rows = candidates.map(({ person }) => ({ key: person.id }));
  const at = Math.max(
    0,
    rows.findIndex(({ key }) => key === active),
  );
  const title = plural('candidatesTitle', candidates.length);
  useEffect(() => {
    model.said.value ||= title;
  }, [model, title]);
  const undone = alias?.isUndone && candidates.find(({ person }) => person.id === alias.personId);
  const choose = (match: Match) => {
    if (match === tied) onBack?.();
    else void model.judge(view, match, 'is');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && onBack !== undefined) {
      // Else it would lead away from this person.
      event.stopPropagation();
      onBack();
      return;
    }
    const to = moved(rows, rows[at]?.key, event.key);
    if (to === undefined) return;
    event.preventDefault();
    setActive(to);
    const next = rows.findIndex(({ key }) => key === to);
    list.current?.querySelectorAll<HTMLElement>('button.row')[next]?.focus();
  };
  return (
    <section aria-labelledby="candidates">
      <h1 id="candidates">{title}</h1>
      <p class="soft">
        <Phrase
          words={text('candidatesFor')}
          holes={{ provider: provider.name, who: identifierLabel(identifier) }}
        />
      </p>
      {view.isUnstored && (
        <p role="alert" class="bad">
          {text('judgedInVain')}
        </p>
      )}
      {isGone && <p>{text('candidatesGone', { provider: provider.name })}</p>}
      {undone && (
        <p>
          <Phrase words={text('candidatesUndone')} holes={{ name: nameOf(undone.person) }} />{' '}
          <button type="button" class="quiet" onClick={() => model.judge(view, undone, 'redone')}>
            {text('redo')}
          </button>
        </p>
      )}
      <ul
        class="people candidates"
        ref={list}
        aria-labelledby="candidates"
        aria-describedby="candidates-keys"
        onKeyDown={onKeyDown}
      >
        {candidates.map((match, index) => (
          <CandidateRow
            key={match.person.id}
            match={match}
            check={address === undefined ? undefined : { address, emailClass }}
            provider={provider.name}
            isActive={index === at}
            onFocus={() => setActive(match.person.id)}
            onChoose={() => choose(match)}
          />
        ))}
      </ul>
      <p class="faint" id="candidates-keys">
        {text('candidatesKeys')}
      </p>
      {onBack !== undefined && shown !== undefined && (
        <button type="button" class="plain" onClick={onBack}>
          <Phrase words={text('backTo')} holes={{ name: nameOf(shown.person) }} />
        </button>
      )}
      {ruledOut.length > 0 && <RuledOut model={model} view={view} people={ruledOut} />}
    </section>
  );
}
