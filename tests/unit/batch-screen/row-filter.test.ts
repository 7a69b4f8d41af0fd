import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBatch } from '../../../components/batch/make-batch';
import { filteredRows, NO_ROW_FILTER, sortedRows } from '../../../components/batch/row-filter';
import type { GivenRow } from '../../../lib/batch-commands';
import { ROW_STATES, type StoredBatchRow } from '../../../lib/store/batch-rows';

const row = fc.record(
  {
    given: fc.string(),
    state: fc.constantFrom(...ROW_STATES),
    credits: fc.nat(9),
    facts: fc.record({ name: fc.string(), title: fc.string() }, { requiredKeys: [] }),
  },
  { requiredKeys: ['given', 'state'] },
);
const rows = fc
  .array(row, { maxLength: 60 })
  .map((all) => all.map((one, position) => ({ ...one, batch: 'b1', position }) as StoredBatchRow));

describe('the order of rows', () => {
  it('loses none, doubles none, and keeps equal ones as they were given', () => {
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('position', 'name', 'title', 'state', 'credits'),
        fc.boolean(),
        (all, by, isDescending) => {
          const sorted = sortedRows(all, { by, isDescending });
          expect(new Set(sorted)).toEqual(new Set(all));
          expect(sorted).toHaveLength(all.length);
          if (by === 'credits') {
            const told = sorted.filter(({ credits }) => credits !== undefined);
            expect(sorted.slice(0, told.length)).toEqual(told);
            for (const [index, one] of told.entries()) {
              const next = told[index + 1];
              if (next?.credits !== one.credits) continue;
              expect(next?.position).toBeGreaterThan(one.position);
            }
          }
        },
      ),
    );
  });
});

describe('a filter of rows', () => {
  it('finds words anywhere in a row, whatever their case and accents', () => {
    const [one, other] = [
      { batch: 'b1', position: 0, state: 'found', given: 'x', facts: { name: 'Zoë Ångström' } },
      { batch: 'b1', position: 1, state: 'missed', given: 'y', cells: ['table 9', 'Zoe'] },
    ] as const satisfies readonly StoredBatchRow[];
    const found = (words: string) => filteredRows([one, other], { ...NO_ROW_FILTER, words });
    expect(found('zoe')).toEqual([one, other]);
    expect(found('ANGSTROM zoë')).toEqual([one]);
    expect(found('9 table')).toEqual([other]);
    expect(filteredRows([one, other], { words: 'zoe', state: 'missed' })).toEqual([other]);
  });
});

describe('making a batch', () => {
  it('adds every row once, in its order, at most 1,000 at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3_500), async (count) => {
        const chunks: (readonly GivenRow[])[] = [];
        const told: number[] = [];
        const given = Array.from({ length: count }, (_, index) => ({ given: `${index}` }));
        const id = await makeBatch(
          async (type, args) => {
            if (type === 'new-batch') return 'b1' as never;
            if ('rows' in args) chunks.push(args.rows);
            return chunks.flat().length as never;
          },
          { provider: 'crustdata', from: 'text', name: '', columns: [] },
          given,
          (soFar) => told.push(soFar),
        );
        expect(id).toBe('b1');
        expect(chunks.flat()).toEqual(given);
        expect(Math.max(0, ...chunks.map(({ length }) => length))).toBeLessThanOrEqual(1_000);
        expect(told.at(-1) ?? 0).toBe(count);
      }),
      { numRuns: 20 },
    );
  });
});
