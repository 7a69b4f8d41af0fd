import { useRef, useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import type { Settings } from '../../lib/settings';
import { plural, text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { UnlockForm } from '../ui/unlock-form';
import { lockOf, ManagedNote } from './managed';
import type { OptionsModel } from './model';
import { PassphraseForm } from './passphrase-forms';

const LOCK_AFTER = [5, 15, 60, 'exit'] as const satisfies readonly Settings['lockAfterMin'][];

/** The one passphrase that keys can be locked with: set, unlocked, locked, changed, or forgotten with all that it locks. */
export function Passphrase({ model }: { model: OptionsModel }) {
  const { vault } = model;
  const [said, setSaid] = useState('');
  const [open, setOpen] = useState<'set' | 'change' | 'forget' | undefined>(undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  const status = vault.status.value;
  // What was pressed is gone, and the focus with it.
  const done = (words: string) => {
    setSaid(words);
    setOpen(undefined);
    heading.current?.focus();
  };
  const doing = (work: Promise<void>, words: string) => {
    setSaid('');
    work.then(
      () => done(words),
      (thrown) => setSaid(wordsOf(failureOf(thrown)).body),
    );
  };
  const { hasPassphrase = false, isLocked = false, isDamaged = false } = status ?? {};
  return (
    <section aria-labelledby="passphrase">
      <h2 id="passphrase" ref={heading} tabIndex={-1}>
        {text('passphraseTitle')}
      </h2>
      <p class="soft">{text('passphraseWhat')}</p>
      <p role="status" class="said">
        {said}
      </p>
      {isDamaged && <p class="bad">{text('vaultDamaged')}</p>}
      {!hasPassphrase &&
        !isDamaged &&
        (open === 'set' ? (
          <PassphraseForm vault={vault} onDone={done} onCancel={() => done('')} />
        ) : (
          <button type="button" class="plain start" onClick={() => setOpen('set')}>
            {text('passphraseSet')}
          </button>
        ))}
      {hasPassphrase && !isDamaged && (
        <>
          <p role="status">{text(isLocked ? 'vaultLocked' : 'vaultUnlocked')}</p>
          {isLocked ? (
            <UnlockForm send={vault.send} onUnlocked={() => doing(model.refresh(), '')} />
          ) : (
            <button type="button" class="plain start" onClick={() => doing(vault.lock(), '')}>
              {text('lockNow')}
            </button>
          )}
          <LockAfter model={model} />
          {open === 'change' ? (
            <PassphraseForm vault={vault} isChange onDone={done} onCancel={() => done('')} />
          ) : (
            <button type="button" class="plain start" onClick={() => setOpen('change')}>
              {text('passphraseChange')}
            </button>
          )}
        </>
      )}
      {(hasPassphrase || isDamaged) && (
        <Forget
          isSure={open === 'forget'}
          onAsk={() => setOpen('forget')}
          onKeep={() => done('')}
          onForget={() => doing(vault.forget(), text('forgetVaultDone'))}
        />
      )}
    </section>
  );
}

function LockAfter({ model }: { model: OptionsModel }) {
  return (
    <div class="option">
      <label for="lock-after">{text('lockAfter')}</label>
      <select
        id="lock-after"
        class="start"
        {...lockOf(model, 'lockAfterMin', { others: ['lock-at-exit'] })}
        value={String(model.settings.value.lockAfterMin)}
        onChange={({ currentTarget: { value } }) => {
          const after = LOCK_AFTER.find((one) => String(one) === value);
          if (after !== undefined) void model.change('lockAfterMin', after);
        }}
      >
        {LOCK_AFTER.map((after) => (
          <option key={after} value={String(after)}>
            {after === 'exit' ? text('lockAfterExit') : plural('lockAfterMin', after)}
          </option>
        ))}
      </select>
      <p class="soft" id="lock-at-exit">
        {text('lockAtExit')}
      </p>
      <ManagedNote model={model} name="lockAfterMin" />
    </div>
  );
}

function Forget(props: {
  readonly isSure: boolean;
  onAsk(): void;
  onKeep(): void;
  onForget(): void;
}) {
  return (
    <div class="option">
      <p class="soft" id="forget-vault">
        {text('forgetVaultWhat')}
      </p>
      {props.isSure ? (
        <div class="row-of-two">
          {/* The harmless one takes the focus, so that a second press of the same key deletes nothing. */}
          <button type="button" class="plain" ref={(one) => one?.focus()} onClick={props.onKeep}>
            {text('forgetVaultNot')}
          </button>
          <button
            type="button"
            class="plain bad"
            aria-describedby="forget-vault"
            onClick={props.onForget}
          >
            {text('forgetVaultSure')}
          </button>
        </div>
      ) : (
        <button type="button" class="plain" aria-describedby="forget-vault" onClick={props.onAsk}>
          {text('forgetVault')}
        </button>
      )}
    </div>
  );
}
