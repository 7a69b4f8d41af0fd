import { useId } from 'preact/hooks';
import { formatNumber, plural, text } from '../../lib/text';
import type { Bar, Chart } from './chart-bars';
import { barWords, dayWords, tickWords, UNIT_WORDS } from './ledger-words';

// Bars, three lines and a few words are less than any library for charts is to learn, and weigh nothing.

const HEIGHT = 120;
const LABELS = 24;
// What is more than nothing is seen.
const LEAST_HEIGHT = 2;
const FEWEST_PLACES = 7;
const TICKS = 6;
// Behind that share of the width a label would be cut off.
const LAST_TICK = 0.86;

/** Credits over time as bars, what may have been charged on top, hatched; one picture for a screen reader, with its figures in a table. */
export function SpendingChart({ chart }: { chart: Chart }) {
  const { unit, bars, top } = chart;
  const hatch = useId();
  const places = Math.max(bars.length, FEWEST_PLACES);
  const heightOf = (credits: number) =>
    credits === 0 ? 0 : Math.max(LEAST_HEIGHT, (credits / top) * HEIGHT);
  const left = (index: number, within = 0) => `${((index + within) / places) * 100}%`;
  const every = Math.ceil(places / TICKS);
  const hasMaybe = bars.some(({ maybe }) => maybe > 0);
  return (
    <figure class="spending num">
      <h2>{text(UNIT_WORDS[unit].by)}</h2>
      <div class="chart" role="img" aria-label={chartWords(chart)}>
        <p class="scale">
          {[top, top / 2, 0].map((credits) => (
            <span key={credits}>{formatNumber(credits)}</span>
          ))}
        </p>
        <svg width="100%" height={HEIGHT + LABELS} aria-hidden="true">
          <defs>
            <pattern
              id={hatch}
              width="5"
              height="5"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <line class="hatch" x1="1" y1="0" x2="1" y2="5" />
            </pattern>
          </defs>
          {[0.5, HEIGHT / 2, HEIGHT - 0.5].map((y) => (
            <line key={y} class="grid" x1="0" x2="100%" y1={y} y2={y} />
          ))}
          {bars.map((bar, index) => {
            const [settled, maybe] = [heightOf(bar.credits), heightOf(bar.maybe)];
            const place = { x: left(index, 0.15), width: left(0.7) };
            return (
              <g key={bar.from}>
                <title>{barTitle(bar, chart)}</title>
                <rect class="settled" {...place} y={HEIGHT - settled} height={settled} />
                <rect
                  class="maybe"
                  {...place}
                  y={HEIGHT - settled - maybe}
                  height={maybe}
                  fill={`url(#${hatch})`}
                />
              </g>
            );
          })}
          {bars.map(
            (bar, index) =>
              index % every === 0 &&
              index / places < LAST_TICK && (
                <text
                  key={bar.from}
                  class={tickClass(index / every)}
                  x={left(index, 0.15)}
                  y={HEIGHT + 16}
                >
                  {tickWords(bar, unit)}
                </text>
              ),
          )}
        </svg>
      </div>
      {hasMaybe && (
        <figcaption class="legend">
          <span>
            <Swatch class="settled" /> {text('ledgerSettled')}
          </span>
          <span>
            <Swatch class="maybe" fill={`url(#${hatch})`} /> {text('spentMaybe')}
          </span>
        </figcaption>
      )}
    </figure>
  );
}

function Swatch(props: { class: string; fill?: string }) {
  return (
    <svg width="12" height="12" aria-hidden="true">
      <rect class={props.class} fill={props.fill} x="0.5" y="0.5" width="11" height="11" />
    </svg>
  );
}

/** Where there is less room fewer of them are shown. */
function tickClass(nth: number): string | undefined {
  if (nth === 0) return undefined;
  return nth % 2 === 1 ? 'spare' : 'second';
}

function barTitle(bar: Bar, { unit }: Chart): string {
  const values = { when: barWords(bar, unit), credits: plural('credits', bar.credits) };
  if (bar.maybe === 0) return text('ledgerBar', values);
  return text('ledgerBarMaybe', { ...values, maybe: plural('credits', bar.maybe) });
}

/** What the chart shows, in one sentence. */
function chartWords({ unit, bars }: Chart): string {
  const sum = (of: 'credits' | 'maybe') => bars.reduce((total, bar) => total + bar[of], 0);
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return '';
  const highest = bars.reduce((most, bar) => (bar.credits > most.credits ? bar : most), first);
  const values = {
    from: dayWords(first.from),
    to: dayWords(last.to),
    credits: plural('credits', sum('credits')),
    maybe: plural('credits', sum('maybe')),
    most: plural('credits', highest.credits),
    when: barWords(highest, unit),
  };
  return text(sum('maybe') === 0 ? 'ledgerChart' : 'ledgerChartMaybe', values);
}
