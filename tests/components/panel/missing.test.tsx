import { render, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Missing } from '../../../components/panel/missing';
import type { ProviderOverview } from '../../../lib/messages';
import type { Person } from '../../../lib/person';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import { writeSetting } from '../../../lib/settings';
import { expectAccessible } from '../setup';
import { PROVIDER, personNamed } from './world';

beforeEach(() => fakeBrowser.reset());

const CRUSTDATA: ProviderOverview = {
  ...PROVIDER,
  supports: {
    ...PROVIDER.supports,
    extras: [
      { id: 'certifications', credits: 0 },
      { id: 'honors', credits: 0 },
      { id: 'dev_platform_profiles', credits: 1 },
    ],
  },
  extraCredits: { certifications: 0, honors: 'not-in-plan', dev_platform_profiles: 1 },
};

const LAYER: ProviderOverview = {
  ...PROVIDER,
  id: enrichLayer.id,
  name: enrichLayer.name,
  supports: enrichLayer.supports,
  contactCredits: { personalEmails: 5, phones: 'not-now' },
  extraCredits: { skills: 1 },
};

async function reasonsFor(provider: ProviderOverview, changed: Partial<Person> = {}) {
  const { container } = render(
    <Missing person={personNamed('Nil Vacant', changed)} provider={provider} />,
  );
  const details = container.querySelector('details');
  expect(details?.open).toBe(false);
  if (details !== null) details.open = true;
  await screen.findByText(/^Set to private/);
  await expectAccessible(container);
  return [...container.querySelectorAll('p')].map((line) => line.textContent);
}

describe('why something is missing', () => {
  it('is said for Crustdata, by its plan and by the user’s options', async () => {
    await writeSetting('contact', ['businessEmails']);
    expect(await reasonsFor(CRUSTDATA, { headline: 'H', languages: ['Igbo'] })).toEqual([
      'Your options do not ask for: personal e-mail addresses, phone numbers, websites, ' +
        'certifications, and profiles on sites for source code.',
      'Not in your Crustdata plan: honours.',
      'Set to private, never given, or not collected by Crustdata: location, business e-mail ' +
        'addresses, summary, experience, education, and skills.',
    ]);
  });

  it('is said for Enrich Layer, which does not offer all', async () => {
    await writeSetting('contact', ['businessEmails', 'personalEmails', 'phones']);
    const roles = [{ company: { industries: [], ids: {} }, isCurrent: true }];
    expect(await reasonsFor(LAYER, { roles, isThin: true })).toEqual([
      'Your options do not ask for: skills.',
      'Not to be had with the freshness that you chose: phone numbers.',
      'Not offered by Enrich Layer: business e-mail addresses and websites.',
      'Set to private, never given, or not collected by Enrich Layer: headline, location, ' +
        'languages, personal e-mail addresses, summary, education, certifications, and honours.',
      'Enrich Layer itself says that it knows little of this person.',
    ]);
  });

  it('is not that it was not asked for, where it was', async () => {
    await writeSetting('contact', ['businessEmails', 'personalEmails', 'phones', 'websites']);
    await writeSetting('extras', { crustdata: ['certifications', 'dev_platform_profiles'] });
    const lines = await reasonsFor(CRUSTDATA);
    expect(lines.some((line) => line.startsWith('Your options'))).toBe(false);
  });

  it('takes an address of unknown kind for what was asked', async () => {
    const emails = [{ address: 'a@x.example.com', kind: 'unknown' }] as const;
    const contact = { emails, phones: [], websites: [] };
    const lines = await reasonsFor(CRUSTDATA, { contact });
    expect(lines.join()).not.toContain('e-mail');
  });
});
