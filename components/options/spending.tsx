import { capsOf } from '../../lib/by-settings';
import { formatNumber, type TextKey, text } from '../../lib/text';
import { LibraryLink } from '../ui/library-link';
import { OnClickChoice } from '../ui/on-click-choice';
import { savedWords } from '../ui/saved-words';
import { CapFields } from './caps';
import { lockOf, ManagedNote } from './managed';
import type { OptionsModel } from './model';
import { NumberField } from './number-field';
import { useSaved, useSpent } from './use-spent';
import './figures.css';

const PERIODS = [
  ['day', 'spentToday'],
  ['month', 'spentMonth'],
] as const;
type Period = (typeof PERIODS)[number][0];

/** When a click spends and when it asks, how much at most, and what today and this month cost. */
export function Spending({ model }: { model: OptionsModel }) {
  return (
    <section aria-labelledby="spending">
      <h2 id="spending">{text('spendingTitle')}</h2>
      <div>
        <OnClickChoice
          chosen={model.settings.value.onClick}
          onChoose={(choice) => model.change('onClick', choice)}
          lock={lockOf(model, 'onClick')}
        />
        <ManagedNote model={model} name="onClick" />
      </div>
      <NumberField model={model} name="askAbove" label="askAbove" min={0} max={1000} />
      <CapFields model={model} />
      <SpentTable model={model} />
      <p>
        <LibraryLink view="ledger">{text('ledgerTitle')}</LibraryLink>
        <Saved />
      </p>
    </section>
  );
}

function Saved() {
  const saved = useSaved();
  if (!saved || saved.people === 0) return null;
  return <span class="num"> · {savedWords(saved.people, saved.credits)}</span>;
}

function SpentTable({ model }: { model: OptionsModel }) {
  const spent = useSpent();
  if (spent === null) return <p class="bad">{text('spentUnknown')}</p>;
  const caps = capsOf(model.settings.value);
  const number = (credits: number | undefined) =>
    credits === undefined ? '…' : formatNumber(credits);
  const left = (period: Period) => {
    const cap = caps[period];
    if (cap === null) return text('capNone');
    const sum = spent?.[period];
    return number(sum && Math.max(0, cap - sum.settled - sum.maybe));
  };
  const rows = [
    ['spentCost', (period) => number(spent?.[period].settled)],
    ['spentMaybe', (period) => number(spent?.[period].maybe)],
    ['spentLeft', left],
  ] as const satisfies readonly (readonly [TextKey, (period: Period) => string])[];
  return (
    <table class="figures sums">
      <caption>{text('spentTitle')}</caption>
      <thead>
        <tr>
          <td />
          {PERIODS.map(([period, label]) => (
            <th scope="col" key={period}>
              {text(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, say]) => (
          <tr key={label}>
            <th scope="row">{text(label)}</th>
            {PERIODS.map(([period]) => (
              <td key={period}>{say(period)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
