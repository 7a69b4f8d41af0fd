import { useEffect, useRef } from 'preact/hooks';
import { identifierKey } from '../../lib/identifier';
import { plural, text } from '../../lib/text';
import { openOptions } from '../ui/actions';
import { Icon } from '../ui/icons';
import { keepFocus } from '../ui/keep-focus';
import { AnswerView } from './answer-view';
import { Blank } from './blank';
import { ConsentView, FailureView, FirstRun, NoKey } from './later';
import type { PanelModel } from './panel-model';
import { Ready, Working } from './ready';
import { Several } from './several';
import type { View } from './view';

/** The side panel. */
export function Panel({ model }: { model: PanelModel }) {
  const view = model.view.value;
  const main = useRef<HTMLElement>(null);
  // A list that grows or shrinks stays what it is: where the focus is nowhere, it is not to jump to its heading.
  const shown = view.kind === 'several' ? view.place : view;
  useEffect(() => keepFocus(main.current?.querySelector('h1')), [shown]);
  return (
    <>
      <Header model={model} />
      <main
        class="panel"
        ref={main}
        aria-busy={view.kind === 'starting' || view.kind === 'working'}
      >
        <Current model={model} view={view} />
      </main>
      <p class="visually-hidden" role="status">
        {announcement(view)}
        {model.said}
      </p>
    </>
  );
}

function Header({ model }: { model: PanelModel }) {
  const provider = model.provider.value;
  return (
    <header>
      {model.canGoBack.value && (
        <button type="button" class="icon" aria-label={text('back')} onClick={() => model.back()}>
          <Icon name="back" />
        </button>
      )}
      <b class="brand">{text('extName')}</b>
      {provider !== undefined && (
        <span class="credits">
          <bdi>{provider.name}</bdi>
          {provider.creditsLeft !== null && (
            <span>{` · ${plural('credits', provider.creditsLeft)}`}</span>
          )}
        </span>
      )}
      {provider !== undefined && (
        <button
          type="button"
          class="icon"
          aria-label={text('lookUpLabel')}
          onClick={() => model.showBox()}
        >
          <Icon name="search" />
        </button>
      )}
      <button type="button" class="icon" aria-label={text('openOptions')} onClick={openOptions}>
        <Icon name="options" />
      </button>
    </header>
  );
}

function Current({ model, view }: { model: PanelModel; view: View }) {
  switch (view.kind) {
    case 'starting':
      return <p class="soft">{text('starting')}</p>;
    case 'first-run':
      return <FirstRun model={model} provider={view.provider} />;
    case 'consent':
      return <ConsentView model={model} provider={view.provider} />;
    case 'no-key':
      return <NoKey model={model} provider={view.provider} />;
    case 'blank':
      return <Blank model={model} view={view} />;
    case 'several':
      return <Several model={model} view={view} key={view.place} />;
    case 'ready':
      return <Ready model={model} view={view} />;
    case 'working':
      return <Working model={model} view={view} key={view.since} />;
    case 'answer':
      return (
        <AnswerView
          model={model}
          view={view}
          key={identifierKey(view.answer.identifier) + view.answer.at}
        />
      );
    case 'failure':
      return <FailureView model={model} view={view} key={JSON.stringify(view.failure)} />;
  }
}

/** What a screen reader is told, once, when the view changes. */
function announcement(view: View): string {
  switch (view.kind) {
    case 'working':
      return text('askingProvider', { provider: view.provider.name });
    case 'answer': {
      const [best] = view.answer.matches;
      if (best === undefined) return text('noMatchTitle');
      return text('personShown', { name: best.person.name ?? text('nameUnknown') });
    }
    default:
      return '';
  }
}
