import { useRef } from 'preact/hooks';
import {
  type DraftFilter,
  type DraftGroup,
  isGroup,
  type Offer,
  type OwnConditions,
  type Place,
  rootOf,
  usualAt,
  withAt,
} from '../../lib/search/tree';
import { text } from '../../lib/text';
import { ConditionFields, newCondition } from './condition-fields';
import type { SearchModel } from './search-model';
import { GROUP_WORDS } from './search-words';

/**
 * The conditions of a group, each of which may be a group again, and the buttons that add to it. Those of the outermost that are usual questions stand
 * above it already.
 */
export function GroupFields(props: {
  model: SearchModel;
  offer: Offer;
  group: DraftGroup;
  place: Place;
}) {
  const { model, offer, group, place } = props;
  const whole = useRef<HTMLDivElement>(null);
  const id = `search-group${place.map((one) => `-${one}`).join('')}`;
  const put = (at: Place, filter: DraftFilter | undefined) => {
    // Else the row would go from under the hands that write it.
    if (filter !== undefined && !isGroup(filter)) model.own.add(filter);
    model.writeTree(withAt(rootOf(model.draft.value), at, filter));
  };
  const shown = place.length > 0 ? [] : usualPlaces(group, offer, model.own);
  const add = (filter: DraftFilter) => {
    // Behind all, those included that the click has only just taken.
    put([...place, Number.POSITIVE_INFINITY], filter);
    // The new one is drawn by then.
    requestAnimationFrame(() => {
      const rows = whole.current?.querySelectorAll<HTMLElement>(':scope > ul > li');
      rows?.[rows.length - 1]?.querySelector<HTMLElement>('select')?.focus();
    });
  };
  const remove = (index: number) => {
    put([...place, index], undefined);
    // The button goes with its condition.
    whole.current?.querySelector<HTMLElement>(':scope > .choices > button')?.focus();
  };
  const first = newCondition(offer);
  return (
    <div class={place.length > 0 ? 'group inner' : 'group'} ref={whole}>
      {place.length > 0 && (
        <div class="field">
          <label for={id}>{text('searchGroup')}</label>
          <select
            id={id}
            value={group.op}
            onChange={({ currentTarget }) => {
              const op = (['and', 'or', 'all_of'] as const).find(
                (one) => one === currentTarget.value,
              );
              if (op !== undefined) put(place, { ...group, op });
            }}
          >
            {(['and', 'or', 'all_of'] as const).map((op) => (
              <option key={op} value={op}>
                {text(GROUP_WORDS[op])}
              </option>
            ))}
          </select>
        </div>
      )}
      {group.conditions.length > shown.length && (
        <ul aria-label={text(place.length > 0 ? GROUP_WORDS[group.op] : 'searchMoreConditions')}>
          {group.conditions.map((one, index) => {
            if (shown.includes(index)) return null;
            const at = [...place, index];
            return (
              <li key={at.join('-')}>
                {isGroup(one) ? (
                  <GroupFields {...{ model, offer }} group={one} place={at} />
                ) : (
                  <ConditionFields
                    {...{ model, offer }}
                    condition={one}
                    id={`search-${at.join('-')}`}
                    onWrite={(next) => put(at, next)}
                  />
                )}
                <button
                  type="button"
                  class="quiet"
                  aria-label={
                    isGroup(one)
                      ? text('searchRemoveGroup')
                      : text('searchRemoveCondition', { field: one.field })
                  }
                  onClick={() => remove(index)}
                >
                  {text('searchRemove')}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div class="choices">
        <button type="button" class="plain" onClick={() => add(first)}>
          {text('searchAddCondition')}
        </button>
        <button type="button" class="plain" onClick={() => add({ op: 'or', conditions: [first] })}>
          {text('searchAddGroup')}
        </button>
      </div>
    </div>
  );
}

function usualPlaces(root: DraftGroup, { usual }: Offer, own: OwnConditions): readonly number[] {
  return Object.values(usual).flatMap((one) => {
    const at = usualAt(root, one, own);
    return at < 0 ? [] : [at];
  });
}
