import '../../../components/ui/theme.css';
import '../../../components/panel/panel.css';
import '../../../components/panel/identity.css';
import '../../../components/panel/card.css';
import { render } from 'preact';
import { Panel } from '../../../components/panel/app';
import { loadLater } from '../../../components/panel/later';
import { loadText } from '../../../lib/text';
import { buildPanel, PROVIDER } from '../../components/panel/world';
import { answerView } from '../../gallery/stories/fixtures';
import { EXCESSIVE } from '../../gallery/stories/hostile';
import { ofCrustdata } from '../../gallery/stories/recorded';
import everyField from '../../recordings/crustdata/every-field.json';

const PEOPLE = {
  usual: () => ofCrustdata(everyField),
  heaviest: async () => [EXCESSIVE],
};

let model: Awaited<ReturnType<typeof buildPanel>>['model'] | undefined;

const cardBench = {
  /** Draws a panel that is asking, with all of its code loaded and run once over the usual person. */
  warmUp: async () => {
    await loadText('en');
    await loadLater();
    ({ model } = await buildPanel());
    model.provider.value = PROVIDER;
    document.body.innerHTML = '<div id="root"></div>';
    render(<Panel model={model} />, document.body.firstElementChild ?? document.body);
    model.view.value = answerView(await PEOPLE.usual());
    await painted();
    model.view.value = { kind: 'starting' };
    await painted();
  },
  /**
   * Milliseconds from the moment in which the panel has the person to the first paint of the card, which is more than a window shows,
   * and to that of the whole, with the sections below the work history.
   */
  paint: async (kind: keyof typeof PEOPLE) => {
    const view = answerView(await PEOPLE[kind]());
    if (model === undefined) throw new Error('Nothing is drawn yet.');
    const startedAt = performance.now();
    model.view.value = view;
    await painted();
    const paintMs = performance.now() - startedAt;
    const firstPx = document.querySelector('article')?.getBoundingClientRect().bottom ?? 0;
    if (firstPx < innerHeight)
      throw new Error('The first paint leaves a part of the window empty.');
    for (let frame = 0; document.querySelector('#skills') === null; frame++) {
      if (frame > 60) throw new Error('The sections below are not drawn.');
      await painted();
    }
    return { paintMs, wholeMs: performance.now() - startedAt };
  },
};

/** The type of `window.cardBench` in the page. */
export type CardBench = typeof cardBench;

declare global {
  interface Window {
    cardBench: CardBench;
  }
}

window.cardBench = cardBench;

/** A frame's callbacks run before it is painted, a message sent from one arrives afterwards. */
function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done();
      channel.port2.postMessage(undefined);
    });
  });
}
