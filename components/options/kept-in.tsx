import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import type { ProviderOverview } from '../../lib/messages';
import { type TextKey, text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { keepFocus } from '../ui/keep-focus';
import { Parts } from '../ui/parts';
import { UnlockForm } from '../ui/unlock-form';
import type { OptionsModel } from './model';
import { PassphraseForm } from './passphrase-forms';
import type { KeptIn } from './vault-model';

const WAYS = [
  ['device', 'keptInDevice', 'keptInDeviceWhat'],
  ['passphrase', 'keptInPassphrase', 'keptInPassphraseWhat'],
  ['session', 'keptInSession', 'keptInSessionWhat'],
] as const satisfies readonly (readonly [KeptIn, TextKey, TextKey])[];

interface Props {
  readonly model: OptionsModel;
  readonly provider: ProviderOverview;
  /** The way that is chosen in the page; the key may still be kept another. */
  readonly chosen: KeptIn;
  onChoose(keptIn: KeptIn): void;
}

/** What is missing for a choice. */
type Missed = 'set' | 'unlock';

/**
 * What stands between a choice and a key that is kept so: a passphrase that is not set, or locked. `from`: how the key is kept that is to be
 * moved; absent for one that is typed.
 */
export function missingFor(
  { vault }: OptionsModel,
  chosen: KeptIn,
  from?: KeptIn,
): Missed | undefined {
  const { hasPassphrase = false, isLocked = false } = vault.status.value ?? {};
  if (chosen === 'passphrase' && !hasPassphrase) return 'set';
  return isLocked && [chosen, from].includes('passphrase') ? 'unlock' : undefined;
}

/** Where a provider's key is kept, each way with what it means; a key that is kept another way is moved by a button. */
export function KeptInChoice({ model, provider, chosen, onChoose }: Props) {
  const id = useId();
  const { key, name } = provider;
  const isOther = key !== null && !key.isDamaged && key.keptIn !== chosen;
  const isDevice = key?.keptIn === 'device';
  const missing = isOther || key === null ? missingFor(model, chosen, key?.keptIn) : undefined;
  const box = useRef<HTMLDivElement>(null);
  const choice = () => box.current?.querySelector<HTMLElement>('input:checked');
  const before = useRef(missing);
  useEffect(() => {
    // With the form the focus went, too.
    if (before.current !== undefined && missing === undefined) keepFocus(choice());
    before.current = missing;
  }, [missing]);
  return (
    <div class="option" ref={box}>
      <fieldset>
        <legend>{text('keptInLegend', { provider: name })}</legend>
        {WAYS.map(([way, label, what]) => (
          <label key={way}>
            <input
              type="radio"
              name={id}
              checked={chosen === way}
              aria-describedby={`${id}-${way}`}
              onChange={() => onChoose(way)}
            />
            <span>
              <span>{text(label)}</span>
              <span class="soft what" id={`${id}-${way}`}>
                {text(what)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {isOther && isDevice && <p class="soft">{text('keptLingers', { provider: name })}</p>}
      <Missing model={model} missing={missing} />
      <Move
        model={model}
        provider={provider}
        chosen={chosen}
        isPossible={isOther && missing === undefined}
        onMoved={() => choice()?.focus()}
      />
    </div>
  );
}

/** Which key is kept, where, and whether it can be used. */
export function KeptKey({ provider }: { provider: ProviderOverview }) {
  const { key } = provider;
  if (key === null) return null;
  if (key.isDamaged) return <p class="bad">{text('keyDamaged')}</p>;
  const [, where] = WAYS.find(([way]) => way === key.keptIn) ?? [];
  const state = key.isLocked ? 'keyIsLocked' : 'keyIsUnlocked';
  return (
    <p class="num">
      <Parts
        of={[
          text('keyMasked', { ending: key.ending }),
          where && text(where),
          key.keptIn === 'passphrase' ? text(state) : undefined,
        ]}
      />
    </p>
  );
}

/** The form for what is missing; where the choice is that of a kept key, there is nothing to do for it. */
function Missing({ model, missing }: Pick<Props, 'model'> & { missing: Missed | undefined }) {
  const [said, setSaid] = useState('');
  return (
    <>
      {missing === 'set' && <PassphraseForm vault={model.vault} onDone={setSaid} />}
      {missing === 'unlock' && (
        <UnlockForm send={model.vault.send} onUnlocked={() => void model.refresh()} />
      )}
      <p role="status" class="said">
        {said}
      </p>
    </>
  );
}

function Move(props: Omit<Props, 'onChoose'> & { readonly isPossible: boolean; onMoved(): void }) {
  const { model, provider, chosen, isPossible, onMoved } = props;
  const [told, setTold] = useState({ chosen, words: '' });
  const say = (words: string) => setTold({ chosen, words });
  const move = async () => {
    const wasInClear = provider.key?.keptIn === 'device';
    try {
      await model.vault.move(provider, chosen);
      const lingers = wasInClear ? text('keptLingers', { provider: provider.name }) : '';
      say(`${text('keptMoved')} ${lingers}`.trim());
      // The button goes.
      onMoved();
    } catch (thrown) {
      say(wordsOf(failureOf(thrown)).body);
    }
  };
  return (
    <>
      {isPossible && (
        <button type="button" class="plain" onClick={() => void move()}>
          {text('keptMove')}
        </button>
      )}
      <p role="status" class="said">
        {/* Of another choice it says nothing. */}
        {told.chosen === chosen ? told.words : ''}
      </p>
    </>
  );
}
