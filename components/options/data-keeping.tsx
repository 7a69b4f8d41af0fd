import type { Settings } from '../../lib/settings';
import { plural, type TextKey, text } from '../../lib/text';
import { lockOf, ManagedNote } from './managed';
import type { OptionsModel } from './model';

const FEW = [1, 3, 6, 12] as const;
const MANY = [1, 3, 6, 12, 24, 36, 'ever'] as const;
const DAYS = [7, 30, 90, 365] as const;

type Kept = 'keepPeopleMonths' | 'keepReceiptsMonths' | 'keepRequestsMonths' | 'keepMissesDays';

/** How long each thing is kept. */
export function Keeping({ model }: { model: OptionsModel }) {
  return (
    <div class="keeping">
      <h3>{text('keepTitle')}</h3>
      <Choice model={model} name="keepPeopleMonths" label="keepPeople" choices={MANY} />
      <Choice model={model} name="keepReceiptsMonths" label="keepReceipts" choices={MANY} />
      <Choice model={model} name="keepRequestsMonths" label="keepRequests" choices={FEW} />
      <Choice model={model} name="keepMissesDays" label="keepMisses" choices={DAYS} />
      <p class="soft">{text('keepNote')}</p>
    </div>
  );
}

function Choice<N extends Kept>(props: {
  model: OptionsModel;
  name: N;
  label: TextKey;
  choices: readonly Settings[N][];
}) {
  const { model, name, label, choices } = props;
  const value = model.settings.value[name];
  // An organisation, or a file, may have set something else.
  const all = choices.includes(value) ? choices : [value, ...choices];
  return (
    <div class="number">
      <label for={name}>{text(label)}</label>
      <select
        id={name}
        value={String(value)}
        {...lockOf(model, name)}
        onChange={(event) => {
          const chosen = all.find((one) => String(one) === event.currentTarget.value);
          if (chosen !== undefined) void model.change(name, chosen);
        }}
      >
        {all.map((one) => (
          <option key={String(one)} value={String(one)}>
            {lengthWords(name, one)}
          </option>
        ))}
      </select>
      <ManagedNote model={model} name={name} />
    </div>
  );
}

function lengthWords(name: Kept, length: number | 'ever'): string {
  if (length === 'ever') return text('keepEver');
  return plural(name === 'keepMissesDays' ? 'keepDays' : 'keepMonths', length);
}
