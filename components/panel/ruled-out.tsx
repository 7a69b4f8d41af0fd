import './rows.css';
import type { Match } from '../../lib/person';
import { text } from '../../lib/text';
import { nameOf } from './name-of';
import type { PanelModel } from './panel-model';
import type { View } from './view';

/** The people of whom the user said that they are not who the identifier means; each can be taken back. */
export function RuledOut(props: {
  model: PanelModel;
  view: Extract<View, { kind: 'answer' }>;
  people: readonly Match[];
}) {
  const { model, view, people } = props;
  return (
    <section aria-labelledby="ruled-out">
      <h2 id="ruled-out">{text('ruledOut')}</h2>
      <ul class="people ruled-out">
        {people.map((match) => {
          const name = nameOf(match.person);
          return (
            <li key={match.person.id}>
              <bdi>{name}</bdi>
              <button
                type="button"
                class="quiet"
                aria-label={text('undoOf', { name })}
                onClick={() => model.judge(view, match, 'perhaps')}
              >
                {text('undo')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
