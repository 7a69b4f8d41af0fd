import './people.css';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { plural, text } from '../../lib/text';
import { Listing } from '../library/listing';
import { onDemand } from '../ui/on-demand';
import { SaidAfter } from '../ui/said-after';
import { useMedia } from '../ui/use-media';
import { VirtualTable } from '../ui/virtual-table';
import type { CardWorld } from './card-world';
import { PeopleBar } from './people-bar';
import { listedName, peopleColumns } from './people-columns';
import { PeopleFilters } from './people-filters';
import type { PeopleModel } from './people-model';

/** The card of a stored person; its code is loaded with the first one that is opened. */
export const StoredCardLater = onDemand(async () => (await import('./stored-card')).StoredCard);

// Below that the columns have no room, without a card beside them and with one.
const TIGHT = '(max-width: 859px)';
const TIGHT_BESIDE = '(max-width: 1359px)';

interface Props {
  readonly model: PeopleModel;
  readonly card: CardWorld;
}

/** Everybody who was looked up so far: to be searched, sorted, opened, saved and asked about anew. */
export function People(props: Props) {
  const { model } = props;
  useEffect(() => void model.start(), [model]);
  return (
    <Listing heading="peopleTitle" body="peopleBody" model={model}>
      {model.rows.value.length === 0 ? <Nobody model={model} /> : <Listed {...props} />}
    </Listing>
  );
}

function Nobody({ model }: { model: PeopleModel }) {
  if (model.progress.value !== undefined) return <p>{text('starting')}</p>;
  return (
    <p>
      {text('peopleEmpty')} <a href="#batches/new">{text('batchNew')}</a>
    </p>
  );
}

function Listed({ model, card }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const filter = model.filter.value;
  const fitting = model.fitting.value;
  const credits = model.credits.value;
  const shown = model.shown.value;
  const columns = useMemo(
    () => peopleColumns(model.nameOf, credits),
    [model, credits, text('peopleName')],
  );
  const isTight = useMedia(TIGHT);
  const isTightBeside = useMedia(TIGHT_BESIDE);
  const toRow = () => list.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
  const close = () => {
    model.show(undefined);
    // In a narrow window the list is there again once the card is gone.
    requestAnimationFrame(toRow);
  };
  return (
    <div class={shown === undefined ? 'people' : 'people with-card'}>
      <div class="people-list" ref={list}>
        <SaidAfter
          words={plural('peopleCount', model.fitting.value.length)}
          change={model.filter.value}
        />
        <PeopleFilters model={model} />
        <PeopleBar model={model} />
        {fitting.length === 0 ? (
          <p>{text('peopleNothingFits')}</p>
        ) : (
          <VirtualTable
            label={text('peopleTitle')}
            columns={columns}
            rows={fitting}
            keyOf={keyOf}
            nameOf={listedName}
            sort={model.sort.value}
            onSort={model.sortBy}
            selection={{ selected: model.selected.value, onSelect: model.select }}
            onOpen={({ key }) => model.show(key)}
            openKey={shown?.key}
            isTight={shown === undefined ? isTight : isTightBeside}
            place={Object.values(filter).join(' ')}
          />
        )}
      </div>
      {shown !== undefined && <Beside model={model} card={card} onClose={close} />}
    </div>
  );
}

const keyOf = ({ key }: { readonly key: string }) => key;

/** The card beside the list, or in its place where there is no room for both. Esc closes it. */
function Beside({ model, card, onClose }: Props & { readonly onClose: () => void }) {
  const place = useRef<HTMLElement>(null);
  const shown = model.shown.value;
  const key = shown?.key;
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollTo(0, 0);
  }, [key]);
  if (shown === undefined) return null;
  return (
    <aside
      class="person-beside"
      ref={place}
      tabIndex={-1}
      aria-label={listedName(shown)}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <p class="end">
        <button type="button" class="plain" onClick={onClose}>
          {text('batchClose')}
        </button>
      </p>
      <StoredCardLater world={card} provider={shown.provider} personId={shown.id} version={shown} />
    </aside>
  );
}
