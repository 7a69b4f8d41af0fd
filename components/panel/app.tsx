import { useEffect, useRef } from 'preact/hooks';
import { identifierKey } from '../../lib/identifier';
import { plural, text } from '../../lib/text';
import { openOptions } from '../ui/actions';
import { Icon } from '../ui/icons';
import { keepFocus } from '../ui/keep-focus';
import { Announced } from './announced';
import { AnswerView } from './answer-view';
import {
  Blank,
  ConsentView,
  FailureView,
  FirstRun,
  NoKey,
  PrivateNote,
  Ready,
  Shortcuts,
} from './later';
import { newestOf } from './newest';
import type { PanelModel } from './panel-model';
import { Several } from './several';
import { isCompared, type View } from './view';
import { Working } from './working';

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
      {model.isPrivate && <PrivateNote />}
      <main
        class="panel"
        ref={main}
        aria-busy={view.kind === 'starting' || view.kind === 'working'}
      >
        <Current model={model} view={view} />
      </main>
      <Announced model={model} />
      {model.isListingKeys.value && <Shortcuts model={model} />}
    </>
  );
}

function Header({ model }: { model: PanelModel }) {
  const view = model.view.value;
  const inUse = model.provider.value;
  // Over another provider's card that one counts.
  const shown = 'provider' in view ? view.provider : undefined;
  const provider = inUse && newestOf(model, shown ?? inUse);
  return (
    <header>
      {(model.canGoBack.value || isCompared(model.view.value)) && (
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
      return <ConsentView model={model} provider={view.provider} agreed={view.agreed} />;
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
