import type { Prefill } from '../../lib/search/prefill';
import {
  type Draft,
  type DraftGroup,
  EMPTY,
  type Offer,
  rootOf,
  withUsual,
} from '../../lib/search/tree';

/** The form with what is known of somebody, as far as the provider has a field for it. */
export function prefilled({ name = '', domains = [] }: Prefill, offer: Offer): Draft {
  const { usual, domainField } = offer;
  let root: DraftGroup = rootOf(EMPTY);
  if (usual.name !== undefined && name !== '') root = withUsual(root, usual.name, name);
  if (domainField !== undefined && domains.length > 0) {
    const condition = { field: domainField, type: 'in', value: domains } as const;
    root = { ...root, conditions: [...root.conditions, condition] };
  }
  return { ...EMPTY, filters: root };
}
