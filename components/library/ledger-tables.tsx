import type { ComponentChild } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber, plural, type TextKey, text } from '../../lib/text';
import { keepFocus } from '../ui/keep-focus';
import type { Chart } from './chart-bars';
import type { LedgerModel } from './ledger-model';
import type { Sums } from './ledger-sums';
import { barWords, dayWords, UNIT_WORDS } from './ledger-words';
import { PURPOSE_WORDS } from './request-words';

// A week at first, and about a month with each wish for more.
const FIRST_DAYS = 7;
const MORE_DAYS = 31;

type Row = readonly [key: string | number, name: ComponentChild, sums: Figures];
type Figures = Pick<Sums, 'credits' | 'maybe'> & Partial<Pick<Sums, 'requests'>>;

/** Where the credits went: by provider, by purpose and by day. */
export function LedgerTables({ model }: { model: LedgerModel }) {
  const [count, setCount] = useState(FIRST_DAYS);
  const { byProvider, byPurpose, byDay } = model.sums.value;
  const left = byDay.length - count;
  const days = useRef<HTMLDivElement>(null);
  const before = useRef(count);
  // Where the button went with the last days, the first of those goes on from it.
  useEffect(() => {
    keepFocus(days.current?.querySelectorAll<HTMLElement>('tbody th')[before.current]);
    before.current = count;
  }, [count]);
  const nameOf = (id: string) => model.names.value.get(id) ?? id;
  return (
    <section class="where" aria-labelledby="where">
      <h2 id="where">{text('ledgerWhere')}</h2>
      <SumsTable
        caption="ledgerByProvider"
        head="leftProvider"
        rows={byProvider.map(([id, sums]): Row => [id, <bdi key={id}>{nameOf(id)}</bdi>, sums])}
      />
      <SumsTable
        caption="ledgerByPurpose"
        head="leftPurpose"
        rows={byPurpose.map(([purpose, sums]) => [purpose, text(PURPOSE_WORDS[purpose]), sums])}
      />
      <div ref={days}>
        <SumsTable
          caption="ledgerDays"
          head="ledgerDay"
          rows={byDay
            .slice(0, count)
            .map(([at, sums]) => [at, <Whole key={at} words={dayWords(at)} />, sums])}
        />
        {left > 0 && (
          <button type="button" class="quiet" onClick={() => setCount(count + MORE_DAYS)}>
            {plural('ledgerMoreDays', Math.min(MORE_DAYS, left))}
          </button>
        )}
      </div>
    </section>
  );
}

/** The figures of a chart, for whoever does not see it or wants them exactly; of stretches of time without any there is none. */
export function ChartFigures({ chart }: { chart: Chart }) {
  const { unit, bars } = chart;
  const some = bars.filter(({ credits, maybe }) => credits > 0 || maybe > 0);
  return (
    <details>
      <summary>{text('ledgerFigures')}</summary>
      <SumsTable
        caption={UNIT_WORDS[unit].by}
        head={UNIT_WORDS[unit].one}
        rows={some
          .toReversed()
          .map((bar) => [bar.from, <Whole key={bar.from} words={barWords(bar, unit)} />, bar])}
      />
    </details>
  );
}

function Whole({ words }: { words: string }) {
  return <span class="whole">{words}</span>;
}

function SumsTable(props: { caption: TextKey; head: TextKey; rows: readonly Row[] }) {
  const { caption, head, rows } = props;
  const hasRequests = rows.some(([, , { requests }]) => requests !== undefined);
  return (
    <table class="sums num">
      <caption>{text(caption)}</caption>
      <thead>
        <tr>
          <th scope="col">{text(head)}</th>
          <th scope="col">{text('pricesCredits')}</th>
          <th scope="col">{text('spentMaybe')}</th>
          {hasRequests && <th scope="col">{text('ledgerRequests')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, name, { credits, maybe, requests }]) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{formatNumber(credits)}</td>
            <td>{formatNumber(maybe)}</td>
            {requests !== undefined && <td>{formatNumber(requests)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
