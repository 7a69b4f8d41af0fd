import { describe, expect, it } from 'vitest';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import type { Endpoint } from '../../../lib/providers/provider';
import type { Filter } from '../../../lib/providers/search';
import { pagePrice, resultPrice } from '../../../lib/search/page-price';

const NAME: Filter = { field: 'basic_profile.name', type: '(.)', value: 'Amara' };
const SKILLS: Filter = {
  field: 'skills.professional_network_skills',
  type: 'has_all',
  value: ['Weaving'],
};

function offerOf(endpoint?: Partial<Endpoint>) {
  const account = {
    canEnrich: true,
    fieldsInPlan: [],
    fieldsNotInPlan: [],
    ...(endpoint && {
      endpoints: [{ path: '/person/search', isEnabled: true, ...endpoint }],
    }),
  };
  const offer = crustdata.search?.offer({ account });
  if (offer === undefined) throw new Error('It cannot search.');
  return offer;
}

describe('the price of a page', () => {
  it('is 0.03 for each result and nothing for none, 20 a page where nothing else is said', () => {
    expect(pagePrice(offerOf(), { filters: NAME })).toEqual({ min: 0, max: 0.6 });
    expect(pagePrice(offerOf(), { filters: NAME, limit: 7 })).toEqual({ min: 0, max: 0.21 });
  });

  it('is as the account says, with its surcharges for what is filtered by, however deep', () => {
    const offer = offerOf({ credits: 0.05, filterSurcharges: { [SKILLS.field]: 0.02 } });
    expect(resultPrice(offer, { filters: NAME })).toBe(0.05);
    const deep: Filter = { op: 'and', conditions: [{ op: 'or', conditions: [NAME, SKILLS] }] };
    expect(resultPrice(offer, { filters: deep })).toBe(0.07);
  });

  it('counts surcharges for what comes back, which is everything where no field is named', () => {
    const offer = offerOf({ surcharges: { 'contact.has_business_email': 0.1, metadata: 0.2 } });
    expect(resultPrice(offer, { filters: NAME })).toBe(0.33);
    expect(resultPrice(offer, { filters: NAME, fields: ['contact'] })).toBe(0.13);
    expect(resultPrice(offer, { filters: NAME, fields: ['metadata.updated_at'] })).toBe(0.23);
    expect(resultPrice(offer, { filters: NAME, fields: ['basic_profile'] })).toBe(0.03);
  });

  it('is none where the plan has no search', () => {
    expect(pagePrice(offerOf({ isEnabled: false }), { filters: NAME })).toMatchObject({
      isOut: true,
    });
  });
});

describe('what can be searched for', () => {
  it('is told by who can search alone', () => {
    expect('search' in enrichLayer).toBe(false);
    const { fields, usual } = offerOf();
    const paths = fields.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const { field, type } of Object.values(usual)) {
      expect(fields.find(({ path }) => path === field)?.operators).toContain(type);
    }
  });
});
