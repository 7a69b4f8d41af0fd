import { plural } from '../../lib/text';
import { Chooser } from './later';
import type { PanelModel } from './panel-model';
import type { View } from './view';

/** A list of people, as the panel shows it. */
export type SeveralView = Extract<View, { kind: 'several' }>;

/** Several people, by their number at once; what draws the list comes with the first one. */
export function Several({ model, view }: { model: PanelModel; view: SeveralView }) {
  const { people, isCut, isOfPage } = view;
  const title = plural(isOfPage ? 'tooltipPeople' : 'severalTitle', people.length);
  return (
    <section aria-labelledby="several">
      <h1 id="several">{title}</h1>
      {isCut && <p class="soft">{plural('severalCut', people.length)}</p>}
      <Chooser model={model} view={view} title={title} />
    </section>
  );
}
