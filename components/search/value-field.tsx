import { useState } from 'preact/hooks';
import { type Circle, type DraftCondition, type Field, isAround } from '../../lib/search/tree';
import { text } from '../../lib/text';
import type { SearchModel } from './search-model';
import { SuggestField } from './suggest-field';
import { ValuesField } from './values-field';

const DAY = /^(?:\d{4}-\d{2}-\d{2})?$/;
const UNITS = ['km', 'mi', 'm', 'ft'] as const;

/** What a test compares with, as its kind is written. */
export function ValueField(props: {
  model: SearchModel;
  field: Field;
  id: string;
  value: DraftCondition['value'];
  onWrite: (value: DraftCondition['value']) => void;
}) {
  const { model, field, id, value, onWrite } = props;
  const { kind, path, hasValues } = field;
  const label = text('searchValue');
  if (Array.isArray(value)) {
    return (
      <ValuesField
        {...{ model, id, hasValues }}
        field={path}
        label={label}
        values={value}
        isEmptyWrong
        isNumeric={kind === 'number'}
        onWrite={onWrite}
      />
    );
  }
  if (isAround(value)) return <CircleFields id={id} circle={value} onWrite={onWrite} />;
  if (typeof value === 'boolean') {
    return (
      <select
        aria-label={label}
        value={String(value)}
        onChange={({ currentTarget }) => onWrite(currentTarget.value === 'true')}
      >
        <option value="true">{text('searchYes')}</option>
        <option value="false">{text('searchNo')}</option>
      </select>
    );
  }
  const words = String(value);
  // Number and day have fields of their own, unless the JSON says something else there.
  if (kind === 'number' && (typeof value === 'number' || value === '')) {
    return <NumberField {...{ id, label, value, onWrite }} />;
  }
  if (kind === 'date' && DAY.test(words)) {
    return (
      <input
        id={id}
        type="date"
        aria-label={label}
        data-empty={words === '' ? '' : undefined}
        value={words}
        onInput={({ currentTarget }) => onWrite(currentTarget.value)}
      />
    );
  }
  return (
    <SuggestField
      {...{ model, id, hasValues, label }}
      field={path}
      value={words}
      isEmptyWrong
      onWrite={onWrite}
    />
  );
}

function NumberField(props: {
  id: string;
  label: string;
  value: number | '';
  onWrite: (value: number | '') => void;
}) {
  const { id, label, value, onWrite } = props;
  const [typed, setTyped] = useState('');
  // What is typed stays as it is while it says the same number: `1.0` is on its way to `1.05`.
  const isSame = typed !== '' && Number(typed) === value;
  return (
    <input
      id={id}
      type="number"
      step="any"
      aria-label={label}
      data-empty={value === '' ? '' : undefined}
      value={isSame ? typed : String(value)}
      onInput={({ currentTarget: { value: now } }) => {
        setTyped(now);
        onWrite(now === '' ? now : Number(now));
      }}
    />
  );
}

function CircleFields(props: { id: string; circle: Circle; onWrite: (circle: Circle) => void }) {
  const { id, circle, onWrite } = props;
  return (
    <div class="circle">
      <input
        id={id}
        type="text"
        aria-label={text('searchPlace')}
        placeholder={text('searchPlace')}
        data-empty={circle.location.trim() === '' ? '' : undefined}
        value={circle.location}
        onInput={({ currentTarget }) => onWrite({ ...circle, location: currentTarget.value })}
      />
      <input
        type="number"
        min={1}
        aria-label={text('searchDistance')}
        value={circle.distance}
        onChange={({ currentTarget }) => {
          const distance = Number(currentTarget.value);
          if (distance > 0) onWrite({ ...circle, distance });
          else currentTarget.value = String(circle.distance);
        }}
      />
      <select
        aria-label={text('searchUnit')}
        value={circle.unit ?? 'km'}
        onChange={({ currentTarget }) => {
          const unit = UNITS.find((one) => one === currentTarget.value);
          if (unit !== undefined) onWrite({ ...circle, unit });
        }}
      >
        {UNITS.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </div>
  );
}
