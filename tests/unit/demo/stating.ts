import { expect } from 'vitest';
import type { DemoAccount } from '../../../lib/demo/accounts';
import { AMARA, openPublished } from './provider';

const NOW = Date.UTC(2026, 10, 22);

/** The first person by profile URL, as a body. */
export const URLS = { professional_network_profile_urls: [AMARA.url] };

/** The first person by address. */
export const EMAILS = { business_emails: [AMARA.email] };

/** What costs most before state D. */
export const PAID = ['contact', 'dev_platform_profiles', 'basic_profile'];

/** A provider in any state, on 22 November 2026. */
export function open(account: Partial<DemoAccount>) {
  return openPublished(account, { now: () => NOW });
}

/** `person_data` of the first match. */
export async function personIn(account: Partial<DemoAccount>, body: object = URLS) {
  const { status, json } = await open(account).enrich(body);
  expect(status).toBe(200);
  return json[0].matches[0].person_data;
}

/** The message of a refusal with 400 that costs nothing. */
export async function refusal(account: Partial<DemoAccount>, body: object): Promise<string> {
  const provider = open(account);
  const { status, json } = await provider.enrich(body);
  expect(status).toBe(400);
  expect(json.error.type).toBe('invalid_request');
  expect(provider.books()?.spent).toBe(0);
  return json.error.message;
}

/** What a body costs, by the header. */
export async function price(account: Partial<DemoAccount>, body: object): Promise<string | null> {
  return (await open(account).enrich(body)).headers.get('x-credits-used');
}
