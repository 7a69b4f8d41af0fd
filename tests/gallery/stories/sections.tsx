import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Panel } from '../../../components/panel/app';
import type { ProviderOverview } from '../../../lib/messages';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import type { Extra } from '../../../lib/providers/provider';
import type { StoredPerson } from '../../../lib/store/rows';
import { openReceipt, writeReceipt } from '../../../lib/store/write-receipt';
import {
  AMARA,
  answerWith,
  buildPanel,
  PROVIDER,
  personNamed,
  SECOND,
} from '../../components/panel/world';
import type { Stories, Story } from './story';

/** A provider with these extras, each at the same price. */
function offering(provider: ProviderOverview, extras: readonly Extra[], max: number) {
  const price = { min: 1, max };
  const all = extras.map(({ id }) => [id, { profile: price, email: price }]);
  const extraCredits = Object.fromEntries(extras.map(({ id, credits }) => [id, credits]));
  const supports = { ...provider.supports, extras };
  return { ...provider, supports, extraCredits, priceByExtra: Object.fromEntries(all) };
}

const CRUSTDATA = offering(PROVIDER, crustdata.supports.extras, 2);
const LAYER = offering(
  { ...SECOND, id: enrichLayer.id, name: enrichLayer.name },
  enrichLayer.supports.extras,
  2,
);

const EARLIER = Date.UTC(2026, 2, 1);

/** Opens what is missing as soon as it is drawn. */
function Opened({ children }: { children: ComponentChildren }) {
  useEffect(() => {
    const open = () => {
      const details = document.querySelector<HTMLDetailsElement>('.origin details:not([open])');
      if (details !== null) details.open = true;
    };
    const watch = new MutationObserver(open);
    watch.observe(document.body, { childList: true, subtree: true });
    open();
    return () => watch.disconnect();
  }, []);
  return <>{children}</>;
}

interface Scene {
  readonly provider: ProviderOverview;
  readonly asked?: StoredPerson['extrasAsked'];
  readonly isInTrouble?: boolean;
  readonly isAsking?: boolean;
}

/** A card with its last line open: what can be asked for by itself. */
function sections(name: string, { provider, asked = {}, isInTrouble, isAsking }: Scene): Story {
  const render = async () => {
    const built = await buildPanel({ provider, enrich: () => new Promise(() => undefined) });
    const { model, stage } = built;
    const certifications = [{ name: 'Lacquer, Level 3', issuer: 'Testhausen Guild' }];
    const person = personNamed('Amara Test', { slug: 'amara-0x1c', certifications });
    const row = { id: person.id, provider: provider.id, person, raw: [], fetchedAt: 1 };
    await stage.database.put('people', { ...row, extrasAsked: asked });
    if (isInTrouble) {
      const order = { provider: provider.id, identifier: AMARA, price: { min: 1, max: 2 } };
      const open = await openReceipt(stage.database, { ...order, extras: ['honors'] }, EARLIER);
      await writeReceipt(stage.database, { ...open, state: 'uncertain' });
    }
    model.provider.value = provider;
    model.view.value = { kind: 'answer', answer: answerWith(person), provider };
    if (isAsking) {
      const only = { extrasOnly: ['honors'] };
      void model.beside.flights.startPart(provider, AMARA, only, 'ask', 2).catch(() => undefined);
    }
    return (
      <Opened>
        <Panel model={model} />
      </Opened>
    );
  };
  return { name: `sections-${name}`, render };
}

/** Sections of a card that were not asked for with it. */
export const SECTIONS = {
  sections: [
    sections('to-have', { provider: CRUSTDATA }),
    sections('to-have-enrich-layer', { provider: LAYER }),
    sections('asked-for', {
      provider: CRUSTDATA,
      asked: { certifications: EARLIER, honors: EARLIER, dev_platform_profiles: EARLIER },
    }),
    sections('asking', { provider: CRUSTDATA, isAsking: true }),
    sections('uncertain', { provider: CRUSTDATA, isInTrouble: true }),
  ],
} as const satisfies Stories;
