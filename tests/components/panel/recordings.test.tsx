import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { Panel } from '../../../components/panel/app';
import { profileOf } from '../../../lib/detect/profile-url';
import type { Identifier } from '../../../lib/identifier';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import type { Provider } from '../../../lib/providers/provider';
import { expectAccessible } from '../setup';
import { answerWith, buildPanel, PROVIDER } from './world';

// Every recorded answer of a person, as it comes over the wire, drawn as a card.

const FOLDER = 'tests/recordings';
const OTHERS = /^(?:account|autocomplete|contact|credit|error|live|resolve|search)/;

interface Entry {
  readonly matched_on?: string;
  readonly matches?: readonly unknown[];
}

interface Case {
  readonly name: string;
  readonly provider: Provider;
  readonly body: string;
  readonly identifiers: readonly Identifier[];
}

function casesOf(provider: Provider): Case[] {
  const folder = join(FOLDER, provider.id);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !OTHERS.test(file))
    .map((file) => {
      const body = readFileSync(join(folder, file), 'utf8');
      const identifiers = identifiersIn(JSON.parse(body));
      return { name: `${provider.id}/${file}`, provider, body, identifiers };
    });
}

function identifiersIn(
  json: Entry[] | { readonly public_identifier?: string | null },
): Identifier[] {
  if (!Array.isArray(json))
    return [{ kind: 'profile', slug: json.public_identifier ?? 'nil-0x43' }];
  return json.map(({ matched_on: given = '' }) =>
    given.includes('@')
      ? { kind: 'email', address: given }
      : (profileOf(given) ?? { kind: 'profile', slug: 'nil-0x43' }),
  );
}

const CASES = [...casesOf(crustdata), ...casesOf(enrichLayer)];

it('there are recordings of both', () => {
  expect(new Set(CASES.map(({ provider }) => provider.id)).size).toBe(2);
  expect(CASES.length).toBeGreaterThanOrEqual(10);
});

it.each(CASES)('the card of $name', async ({ name, provider, body, identifiers }) => {
  const headers = { 'content-type': 'application/json' };
  const line = { key: 'k', fetch: async () => new Response(body, { headers }), timeoutMs: 5_000 };
  const { outcomes } = await provider.enrich(line, { identifiers, wish: { contact: [] } });
  expect(outcomes).toHaveLength(identifiers.length);
  expect(outcomes.some(({ matches }) => matches.length > 0)).toBe(!name.includes('no-match'));
  for (const { matches } of outcomes) {
    for (const { person } of matches) {
      const { model } = await buildPanel();
      model.provider.value = PROVIDER;
      model.view.value = { kind: 'answer', answer: answerWith(person), provider: PROVIDER };
      const { unmount, container } = render(<Panel model={model} />);
      expect(screen.getAllByRole('heading', { level: 1 })[0]?.textContent).toBeTruthy();
      if (person.name) expect(screen.getAllByText(person.name)[0]).toBeTruthy();
      expect(container.textContent).not.toMatch(/undefined|null|NaN|\[object|Invalid Date/);
      await expectAccessible(container);
      unmount();
    }
  }
});
