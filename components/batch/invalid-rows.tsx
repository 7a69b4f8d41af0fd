import type { StoredBatchRow } from '../../lib/store/batch-rows';
import { formatNumber, plural, text } from '../../lib/text';
import { invalidWords } from './words';

// A list of more says no more.
const SHOWN = 200;

/** The rows that name nobody, on demand: each with its line, its text and the reason. */
export function InvalidRows({ rows, count }: { rows: readonly StoredBatchRow[]; count: number }) {
  const invalid = rows.filter(({ state }) => state === 'invalid');
  return (
    <details class="invalid">
      <summary>{plural('batchRows', count)}</summary>
      <ul>
        {invalid.slice(0, SHOWN).map(({ position, given, reason }) => (
          <li key={position}>
            <span class="faint">{text('batchLine', { line: formatNumber(position + 1) })}</span>{' '}
            {given.trim() !== '' && <bdi class="given-text">{given}</bdi>}{' '}
            <span class="soft">{invalidWords(reason)}</span>
          </li>
        ))}
      </ul>
      {invalid.length > SHOWN && (
        <p class="soft">{plural('batchMoreRows', invalid.length - SHOWN)}</p>
      )}
    </details>
  );
}
