import { identifierKey, identifierLabel } from '../../lib/identifier';
import type { Named } from '../../lib/session';
import { plural, text } from '../../lib/text';
import type { PanelModel } from './model';

/** Several people: one click shows one. */
export function Several(props: { model: PanelModel; people: readonly Named[]; isCut: boolean }) {
  const { model, people, isCut } = props;
  return (
    <section aria-labelledby="several">
      <h1 id="several">{plural('severalTitle', people.length)}</h1>
      {isCut && <p class="soft">{plural('severalCut', people.length)}</p>}
      <ul class="people">
        {people.map(({ identifier, label }) => {
          const id = identifierLabel(identifier);
          const name = label === undefined || label === '' ? id : label;
          return (
            <li key={identifierKey(identifier)}>
              <button type="button" class="row" onClick={() => model.choose(identifier)}>
                <span class="strong">
                  <bdi>{name}</bdi>
                </span>
                {name !== id && (
                  <span class="id">
                    <bdi>{id}</bdi>
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      <p class="faint">{text('severalHint')}</p>
    </section>
  );
}
