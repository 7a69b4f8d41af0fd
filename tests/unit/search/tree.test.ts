import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGroup, rootOf, usualAt, valueFor, withAt, withUsual } from '../../../lib/search/tree';
import { anyDraft, anyFilter } from './any-draft';

const NAME = { field: 'basic_profile.name', type: '(.)' } as const;
const COMPANY = { field: 'current.company_name', type: 'in' } as const;

describe('a form over any tree', () => {
  it('shows all of it as conditions that hold together, and says the same', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const root = rootOf(draft);
        expect(root.op).toBe('and');
        if (isGroup(draft.filters) && draft.filters.op === 'and') expect(root).toBe(draft.filters);
        else expect(root.conditions).toEqual([draft.filters]);
      }),
    );
  });

  it('has the answer to a usual question where it was given, and nothing else is changed by it', () => {
    fc.assert(
      fc.property(
        anyDraft,
        fc.string({ minLength: 1 }),
        fc.array(fc.string()),
        (draft, name, companies) => {
          const before = rootOf(draft);
          const filled = withUsual(withUsual(before, NAME, name), COMPANY, companies);
          const at = usualAt(filled, NAME);
          expect(filled.conditions[at]).toEqual({ ...NAME, value: name });
          expect(usualAt(filled, COMPANY) >= 0).toBe(companies.length > 0);
          expect(withUsual(withUsual(filled, COMPANY, []), NAME, '')).toEqual(before);
        },
      ),
    );
  });

  it('takes neither what is empty nor what the user wrote as a condition for the answer to a usual question', () => {
    const own = { ...NAME, value: 'Amara' };
    const root = rootOf({
      filters: { op: 'and', conditions: [{ ...NAME, value: '' }, own, { ...COMPANY, value: [] }] },
    });
    expect(usualAt(root, NAME)).toBe(1);
    expect(usualAt(root, NAME, new Set([own]))).toBe(-1);
    expect(usualAt(root, COMPANY)).toBe(-1);
    expect(withUsual(root, NAME, 'Test', new Set([own])).conditions).toEqual([
      ...root.conditions,
      { ...NAME, value: 'Test' },
    ]);
  });

  it('changes one place of it alone, however deep', () => {
    fc.assert(
      fc.property(
        anyDraft,
        anyFilter,
        fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
        (draft, filter, place) => {
          const root = rootOf(draft);
          const next = withAt(root, place, filter);
          if (next === root) return;
          const [first = 0, ...rest] = place;
          for (const [index, one] of root.conditions.entries()) {
            if (index !== first) expect(next.conditions[index]).toBe(one);
          }
          if (rest.length === 0)
            expect(next.conditions[Math.min(first, root.conditions.length)]).toBe(filter);
        },
      ),
    );
  });

  it('keeps of a value what another test can take', () => {
    expect(valueFor('in', 'text', 'VP')).toEqual(['VP']);
    expect(valueFor('(.)', 'text', ['VP', 'CTO'])).toBe('VP');
    expect(valueFor('geo_distance', 'place', 'Ghent')).toEqual({ location: 'Ghent', distance: 50 });
    expect(valueFor('=', 'text', { location: 'Ghent', distance: 5 })).toBe('Ghent');
    expect(valueFor('=', 'flag', 'VP')).toBe(true);
    expect(valueFor('=>', 'number')).toBe('');
  });
});
