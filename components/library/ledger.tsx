import { plural, text } from '../../lib/text';
import { Parts } from '../ui/parts';
import { savedWords } from '../ui/saved-words';
import { LedgerFilters } from './ledger-filters';
import type { LedgerModel } from './ledger-model';
import { LedgerRows } from './ledger-rows';
import { ChartFigures, LedgerTables } from './ledger-tables';
import { Listing, useSaid } from './listing';
import { More } from './rows';
import { saveDays, saveReceipts } from './save-ledger';
import { SpendingChart } from './spending-chart';
import { UncertainCharges } from './uncertain';
import './ledger.css';

/** What requests cost: their sums, a chart over time, where the credits went, and every receipt; to be filtered and saved. */
export function LedgerView({ model }: { model: LedgerModel }) {
  return (
    <Listing heading="ledgerTitle" body="ledgerBody" model={model}>
      <Books model={model} />
    </Listing>
  );
}

function Books({ model }: { model: LedgerModel }) {
  const [said, say] = useSaid(model);
  const hasRows = model.rows.value.length > 0;
  const hasAny = hasRows || model.savings.value.length > 0;
  const fitting = model.fitting.value;
  return (
    <>
      <p role="status" class="visually-hidden">
        {said}
      </p>
      {!hasRows && <p>{text('ledgerEmpty')}</p>}
      {hasAny && <LedgerFilters model={model} />}
      <Saved model={model} />
      {hasRows && fitting.length === 0 && <p>{text('ledgerNothingFits')}</p>}
      {fitting.length > 0 && (
        <div class="totals">
          <Totals model={model} />
          <div class="choices">
            <button type="button" class="plain" onClick={() => saveReceipts(fitting)}>
              {text('leftSaveCsv')}
            </button>
            <button type="button" class="plain" onClick={() => saveDays(fitting)}>
              {text('ledgerSaveDays')}
            </button>
          </div>
        </div>
      )}
      {/* What came of comparing stays, even where nothing fits the filters any more. */}
      <UncertainCharges model={model} say={say} />
      {fitting.length > 0 && (
        <>
          <Over model={model} />
          <LedgerTables model={model} />
          <LedgerRows rows={model.shown.value} names={model.names.value} />
          <More model={model} />
        </>
      )}
    </>
  );
}

function Totals({ model }: { model: LedgerModel }) {
  const { credits, maybe, requests, free, estimated, byBalance } = model.sums.value.total;
  return (
    <div class="num">
      <p class="strong">
        <Parts
          of={[plural('credits', credits), maybe > 0 ? plural('ledgerMaybe', maybe) : undefined]}
        />
      </p>
      <p class="soft">
        <Parts
          of={[
            plural('leftRequests', requests),
            free > 0 ? plural('ledgerFree', free) : undefined,
            estimated > 0 ? plural('ledgerEstimates', estimated) : undefined,
            byBalance > 0 ? plural('ledgerByBalance', byBalance) : undefined,
          ]}
        />
      </p>
    </div>
  );
}

function Saved({ model }: { model: LedgerModel }) {
  const { people, credits } = model.saved.value;
  return people === 0 ? null : <p class="good num">{savedWords(people, credits)}</p>;
}

function Over({ model }: { model: LedgerModel }) {
  const chart = model.chart.value;
  if (chart === undefined) return <p class="soft">{text('ledgerNothingCharged')}</p>;
  return (
    <div class="over">
      <SpendingChart chart={chart} />
      <ChartFigures chart={chart} />
    </div>
  );
}
