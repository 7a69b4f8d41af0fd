import './unlock-form.css';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import type { send } from '../../lib/messenger';
import { text } from '../../lib/text';
import { wordsOf } from './failure-words';
import { PassphraseField } from './passphrase-field';

/**
 * Asks for the passphrase and unlocks the keys; a wrong one is said in place. `onUnlocked` is called once it is done. Where nothing else has
 * the focus but a heading, the field takes it, if `takesFocus`.
 */
export function UnlockForm(props: {
  readonly send: typeof send;
  readonly takesFocus?: boolean;
  onUnlocked(): void;
}) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [isTrying, setTrying] = useState(false);
  const [problem, setProblem] = useState('');
  useLayoutEffect(() => {
    const { activeElement } = document;
    const isFree = activeElement === document.body || activeElement?.tagName === 'H1';
    if (props.takesFocus && isFree) box.current?.focus();
  }, []);
  const unlock = async (event: SubmitEvent) => {
    event.preventDefault();
    const field = box.current;
    if (field === null || isTrying) return;
    const passphrase = field.value;
    // Before it is tried: the same words once more would not be told.
    setProblem('');
    if (passphrase === '') {
      setProblem(text('passphraseEmpty'));
      return field.focus();
    }
    setTrying(true);
    try {
      await props.send('unlock', { passphrase });
      field.value = '';
      props.onUnlocked();
    } catch (thrown) {
      const failure = failureOf(thrown);
      const isWrong = failure.code === 'wrong-passphrase';
      setProblem(isWrong ? text('passphraseWrong') : wordsOf(failure).body);
      field.focus();
      field.select();
    } finally {
      setTrying(false);
    }
  };
  return (
    <form class="unlock" onSubmit={unlock} noValidate>
      <PassphraseField
        id={id}
        label="passphraseLabel"
        box={box}
        about={problem === '' ? undefined : `${id}-problem`}
        isWrong={problem !== ''}
      />
      {/* Not disabled while it tries: that would take the focus away. */}
      <button type="submit" class="main" aria-disabled={isTrying}>
        {isTrying ? text('passphraseTrying') : text('unlock')}
      </button>
      {problem !== '' && (
        <p id={`${id}-problem`} role="alert" class="bad">
          {problem}
        </p>
      )}
    </form>
  );
}
