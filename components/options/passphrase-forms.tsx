import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import { text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { PassphraseField } from '../ui/passphrase-field';
import type { VaultModel } from './vault-model';

// The worker refuses fewer.
const LEAST = 8;

/** What is wrong with a passphrase that was typed twice; nothing where it can be set. */
function problemWith(next: string, again: string): string {
  if ([...next.normalize('NFKC')].length < LEAST) return text('passphraseTooShort');
  return next === again ? '' : text('passphraseDiffers');
}

/**
 * Sets the first passphrase, or with `isChange` puts another in the place of the present one. `onDone` says what came of it. Where it was
 * opened by a button, it can be left by one, and takes the focus.
 */
export function PassphraseForm(props: {
  readonly vault: VaultModel;
  readonly isChange?: boolean;
  onDone(said: string): void;
  readonly onCancel?: () => void;
}) {
  const { vault, isChange = false, onDone, onCancel } = props;
  const id = useId();
  const [present, next, again] = [useBox(), useBox(), useBox()];
  const [problem, setProblem] = useState('');
  const [isTrying, setTrying] = useState(false);

  useLayoutEffect(() => {
    if (onCancel !== undefined) (isChange ? present : next).current?.focus();
  }, []);

  async function keep(): Promise<string> {
    const passphrase = next.current?.value ?? '';
    if (isChange) {
      await vault.change(present.current?.value ?? '', passphrase);
      return text('passphraseWasChanged');
    }
    const isFirst = (await vault.set(passphrase)) === 'set';
    return text(isFirst ? 'passphraseWasSet' : 'passphraseThere');
  }

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isTrying) return;
    const wrong = problemWith(next.current?.value ?? '', again.current?.value ?? '');
    setProblem(wrong);
    if (wrong !== '') return next.current?.focus();
    setTrying(true);
    try {
      const said = await keep();
      for (const { current } of [present, next, again]) if (current) current.value = '';
      onDone(said);
    } catch (thrown) {
      const failure = failureOf(thrown);
      const isWrong = failure.code === 'wrong-passphrase';
      setProblem(isWrong ? text('passphraseWrong') : wordsOf(failure).body);
      (isWrong ? present : next).current?.focus();
    } finally {
      setTrying(false);
    }
  };

  const about = problem === '' ? `${id}-lost` : `${id}-lost ${id}-problem`;
  const label = text(isChange ? 'passphraseChange' : 'passphraseSet');
  return (
    <form class="unlock" onSubmit={submit} noValidate>
      {isChange && <PassphraseField id={`${id}-present`} label="passphrasePresent" box={present} />}
      <PassphraseField
        id={`${id}-next`}
        label="passphraseNew"
        box={next}
        about={about}
        isWrong={problem !== ''}
      />
      <PassphraseField id={`${id}-again`} label="passphraseAgain" box={again} />
      <p id={`${id}-lost`} class="soft">
        {text('passphraseShort', { least: LEAST })} {text('passphraseLost')}
      </p>
      {problem !== '' && (
        <p id={`${id}-problem`} role="alert" class="bad">
          {problem}
        </p>
      )}
      <div class="row-of-two">
        <button type="submit" class="main" aria-disabled={isTrying}>
          {isTrying ? text('passphraseTrying') : label}
        </button>
        {onCancel && (
          <button type="button" class="plain" onClick={onCancel}>
            {text('cancel')}
          </button>
        )}
      </div>
    </form>
  );
}

function useBox() {
  return useRef<HTMLInputElement>(null);
}
