import { expect } from 'vitest';
import type { DemoAccount } from '../../../lib/demo/accounts';
import { openPublished, type ProviderOptions } from './provider';

/** Where the roles are. */
export const CURRENT = 'experience.employment_details.current';

/** A condition that everybody passes: there is no test for "anything". */
export const ANYBODY = { field: 'crustdata_person_id', type: '>', value: 0 };

/** A condition that two people pass. */
export const NORTHWIND = {
  field: `${CURRENT}.company_name`,
  type: 'in',
  value: ['Northwind Robotics'],
};

/** A row as the tests read it. */
export type Row = {
  readonly crustdata_person_id: number;
  readonly basic_profile: { name: string };
};

/** The ids of rows. */
export function ids(rows: readonly Row[]): number[] {
  return rows.map((row) => row.crustdata_person_id);
}

/** A provider with a search in state D, and a short way to use it. */
export function openSearch(account: Partial<DemoAccount> = {}, options: ProviderOptions = {}) {
  const rates = { '/person/search': 1000, '/person/search/autocomplete': 1000 };
  const provider = openPublished({ contract: 'D', rates, ...account }, options);
  return {
    ...provider,
    search: (body: unknown) => provider.post('/person/search', body),
    complete: (body: unknown) => provider.post('/person/search/autocomplete', body),
  };
}

/** The names of those who pass a filter, in the order of the file. */
export async function namesBy(filters: unknown, account?: Partial<DemoAccount>): Promise<string[]> {
  const { status, json } = await openSearch(account).search({ filters, limit: 1000 });
  expect(json.error).toBeUndefined();
  expect(status).toBe(200);
  return json.profiles.map((row: Row) => row.basic_profile.name);
}

/** The message of a search that is refused with 400 and costs nothing. */
export async function refusalOf(body: unknown, account?: Partial<DemoAccount>): Promise<string> {
  const provider = openSearch(account);
  const { status, json, headers } = await provider.search(body);
  expect(status).toBe(400);
  expect(json.error.type).toBe('invalid_request');
  expect(headers.get('x-credits-used')).toBe('0');
  expect(provider.books()?.spent).toBe(0);
  return json.error.message;
}
