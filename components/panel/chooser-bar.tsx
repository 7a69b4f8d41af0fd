import { useEffect, useState } from 'preact/hooks';
import type { ProviderOverview } from '../../lib/messages';
import { formatNumber, text } from '../../lib/text';
import { priceText } from '../ui/price';
import { copyText, type Row } from './chooser-rows';
import { costOf, type Keys } from './chooser-selection';
import type { ChooserState } from './chooser-state';

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
    price: priceText(cost.price),
  };
  if (cost.unknown === 0) return text('selectedKnown', values);
  return text(cost.known === 0 ? 'selectedUnknown' : 'selectedMixed', values);
}

/** What can be done with those selected. It keeps its room while nobody is, so that it covers no row when it appears. */
export function ChooserBar(props: {
  state: ChooserState;
  known: Keys;
  price: ProviderOverview['price'];
  show: (row: Row) => void;
}) {
  const picked = props.state.picked.value;
  const [only, ...others] = picked;
  return (
    <div class={only === undefined ? 'selection none' : 'selection'}>
      <p class="num">{selectionText(picked, props.known, props.price)}</p>
      <div class="choices">
        <CopyRows rows={picked} />
        {only !== undefined && others.length === 0 && (
          <button type="button" class="plain" onClick={() => props.show(only)}>
            {text('show')}
          </button>
        )}
      </div>
    </div>
  );
}

function CopyRows({ rows }: { rows: readonly Row[] }) {
  const [state, setState] = useState<'copy' | 'copied' | 'copyRefused'>('copy');
  useEffect(() => setState('copy'), [rows]);
  const copy = () =>
    navigator.clipboard.writeText(copyText(rows)).then(
      () => setState('copied'),
      () => setState('copyRefused'),
    );
  return (
    <button type="button" class="plain" onClick={copy} onBlur={() => setState('copy')}>
      {text(state)}
    </button>
  );
}
