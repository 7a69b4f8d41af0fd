import '../../../components/ui/theme.css';
import '../../../components/panel/panel.css';
import { render } from 'preact';
import { Chooser } from '../../../components/panel/chooser';
import { FILTER } from '../../../components/panel/chooser-top';
import { createPanel } from '../../../components/panel/model';
import type { SeveralView } from '../../../components/panel/several';
import type { ProviderOverview } from '../../../lib/messages';
import type { Named } from '../../../lib/named';
import { setText } from '../../../lib/text';
import messages from '../../../public/_locales/en/messages.json';
import more from '../../../public/_locales/en/more.json';
import { inventedAddress, inventedSlug } from '../people';
import { randomFrom } from '../random';

const PROVIDER: ProviderOverview = {
  id: 'demo',
  name: 'Demo',
  isDemo: true,
  origins: [],
  pages: { keys: '', credits: '' },
  supports: {
    kinds: ['profile', 'email'],
    contact: ['businessEmails', 'personalEmails', 'phones', 'websites'],
    freshness: ['cached'],
    extras: [],
    hasPreview: false,
  },
  price: { profile: { min: 1, max: 2 }, email: { min: 1, max: 2 } },
  priceByFreshness: { cached: { profile: { min: 1, max: 2 }, email: { min: 1, max: 2 } } },
  priceByContact: {},
  priceByExtra: {},
  contactCredits: { businessEmails: 1, personalEmails: 2, phones: 2, websites: 0 },
  extraCredits: {},
  figures: [],
  search: null,
  key: null,
  creditsLeft: 42,
};
const never = () => new Promise<never>(() => undefined);
// Nothing behind the list answers: only the list is measured.
const model = createPanel({
  send: never,
  settings: never,
  writeSetting: never,
  writeConsent: never,
  front: never,
  gesture: never,
  found: never,
  useGesture: never,
  reading: never,
  isPrivate: false,
  now: Date.now,
});
let paint: Promise<number> | undefined;

const chooserBench = {
  /** Draws the list of so many people and puts the focus into its filter. */
  draw: (count: number) => {
    setText('en', { ...messages, ...more });
    const view = several(count);
    document.body.innerHTML = '<div id="root"></div>';
    render(
      <main class="panel">
        <section aria-labelledby="several">
          <h1 id="several">People</h1>
          <Chooser model={model} view={view} title="People" />
        </section>
      </main>,
      document.body.firstElementChild ?? document.body,
    );
    document.getElementById(FILTER)?.focus();
    document.addEventListener('keydown', timeToPaint, { capture: true });
  },
  /** Milliseconds from the last key to what it made of the screen. */
  lastPaint: async () => paint,
  /** How many rows the filter shows. */
  shown: () => document.querySelectorAll('.people > li:not([hidden])').length,
};

/** The type of `window.chooserBench` in the page. */
export type ChooserBench = typeof chooserBench;

declare global {
  interface Window {
    chooserBench: ChooserBench;
  }
}

window.chooserBench = chooserBench;

function timeToPaint({ timeStamp }: KeyboardEvent): void {
  paint = new Promise((done) => {
    // A frame's callbacks run before it is painted, a message sent from one arrives afterwards.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now() - timeStamp);
      channel.port2.postMessage(undefined);
    });
  });
}

function several(count: number): SeveralView {
  const random = randomFrom(count);
  const people = Array.from({ length: count }, (_, index): Named => {
    const label = `Invented Person ${index}`;
    return index % 2 === 0
      ? { identifier: { kind: 'profile', slug: inventedSlug(random) }, label }
      : {
          identifier: { kind: 'email', address: inventedAddress(random) },
          label,
          emailClass: 'business',
        };
  });
  return {
    kind: 'several',
    people,
    isCut: false,
    known: new Set(),
    isOfPage: true,
    place: `list of ${count}`,
    provider: PROVIDER,
  };
}
