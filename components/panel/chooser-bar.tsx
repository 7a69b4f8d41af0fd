import { useEffect, useState } from 'preact/hooks';
import { type Failure, failureOf } from '../../lib/failure';
import type { ProviderOverview } from '../../lib/messages';
import { formatNumber, plural, text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { priceText } from '../ui/price';
import { copyText, type Row } from './chooser-rows';
import { costOf, type Keys } from './chooser-selection';
import type { ChooserState } from './chooser-state';
import type { PanelModel } from './panel-model';
import type { SeveralView } from './several';

/** How many are selected, how many of them are free, and what the others would cost; empty where nobody is selected. */
export function selectionText(
  picked: readonly Row[],
  known: Keys,
  price: ProviderOverview['price'],
): string {
  if (picked.length === 0) return '';
  const cost = costOf(picked, known, price);
  const values = {
    count: formatNumber(picked.length),
    known: formatNumber(cost.known),
    unknown: formatNumber(cost.unknown),
    price: cost.price.isOut ? text('extraNotInPlan') : priceText(cost.price),
  };
  if (cost.unknown === 0) return text('selectedKnown', values);
  return text(cost.known === 0 ? 'selectedUnknown' : 'selectedMixed', values);
}

/** What can be done with those selected. It keeps its room while nobody is, so that it covers no row when it appears. */
export function ChooserBar(props: {
  model: PanelModel;
  state: ChooserState;
  known: Keys;
  price: ProviderOverview['price'];
  view: SeveralView;
  show: (row: Row) => void;
}) {
  const picked = props.state.picked.value;
  const [only, ...others] = picked;
  return (
    <div class={only === undefined ? 'selection none' : 'selection'}>
      <p class="num">{selectionText(picked, props.known, props.price)}</p>
      <div class="choices">
        <CopyRows model={props.model} state={props.state} rows={picked} />
        {only !== undefined && others.length === 0 && (
          <button type="button" class="plain" onClick={() => props.show(only)}>
            {text('show')}
          </button>
        )}
        {others.length > 0 && !props.model.isPrivate && (
          <EnrichAll view={props.view} rows={picked} />
        )}
      </div>
    </div>
  );
}

/** Makes a batch of the rows, and shows what it would cost in a tab of its own. Spends nothing. */
function EnrichAll({ view, rows }: { view: SeveralView; rows: readonly Row[] }) {
  const [isMaking, setMaking] = useState(false);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const make = async () => {
    setMaking(true);
    setFailure(undefined);
    try {
      const { openBatch } = await import('./open-batch');
      await openBatch(view, rows);
    } catch (thrown) {
      setFailure(failureOf(thrown));
    }
    setMaking(false);
  };
  return (
    <>
      <button
        type="button"
        class="main"
        aria-disabled={isMaking}
        onClick={() => isMaking || void make()}
      >
        {plural('enrichSelected', rows.length)}
      </button>
      {failure !== undefined && (
        <p role="alert" class="bad">
          {wordsOf(failure).body}
        </p>
      )}
    </>
  );
}

// Long enough to be read and listened to.
const REPLY_MS = 4_000;

interface Reply {
  readonly words: 'copied' | 'copyRefused';
}

/** Copies the rows, and says on the button and to a screen reader what became of it: for a while, whatever the page does meanwhile. */
function CopyRows(props: { model: PanelModel; state: ChooserState; rows: readonly Row[] }) {
  const { model, rows } = props;
  const [reply, setReply] = useState<Reply | undefined>(undefined);
  const choices = props.state.choices.value;
  useEffect(() => setReply(undefined), [choices]);
  useEffect(() => {
    if (reply === undefined) return;
    model.said.value = text(reply.words);
    const timer = setTimeout(() => setReply(undefined), REPLY_MS);
    return () => {
      clearTimeout(timer);
      model.said.value = '';
    };
  }, [model, reply]);
  const copy = () => {
    // The same words are said anew only where there were none in between.
    model.said.value = '';
    return navigator.clipboard.writeText(copyText(rows)).then(
      () => setReply({ words: 'copied' }),
      () => setReply({ words: 'copyRefused' }),
    );
  };
  return (
    <button type="button" class="plain" onClick={copy}>
      {text(reply?.words ?? 'copy')}
    </button>
  );
}
