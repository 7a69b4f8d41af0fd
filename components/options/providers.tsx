import { useEffect, useRef, useState } from 'preact/hooks';
import { formatDay } from '../../lib/dates';
import type { ProviderOverview } from '../../lib/messages';
import { hasConsent } from '../../lib/settings';
import { formatList, plural, type TextKey, text } from '../../lib/text';
import { requestAccess } from '../ui/actions';
import { ConsentLines } from '../ui/consent';
import { wordsOf } from '../ui/failure-words';
import { Link } from '../ui/link';
import { Access } from './access';
import { Extras } from './extras';
import { KeptInChoice, KeptKey, missingFor } from './kept-in';
import type { OptionsModel } from './model';
import { PriceTable } from './price-table';
import { priceNow, realOnes } from './prices';
import type { KeptIn } from './vault-model';

/** One card for each provider that takes a key, in no order but that of their names; before consent, what there is to agree to. */
export function Providers({ model }: { model: OptionsModel }) {
  const real = realOnes(model.providers.value).sort((one, other) =>
    one.name.localeCompare(other.name),
  );
  if (!hasConsent(model.settings.value)) return <Consent model={model} providers={real} />;
  const hasKey = real.some(({ key }) => key !== null);
  return (
    <>
      {real.map((provider, position) => (
        <section key={provider.id} aria-labelledby={`provider-${provider.id}`}>
          <h2 id={`provider-${provider.id}`}>{provider.name}</h2>
          <Key model={model} provider={provider} isFocused={!hasKey && position === 0} />
          {provider.supports.extras.length > 0 && <Extras model={model} provider={provider} />}
          <PriceTable model={model} provider={provider} />
        </section>
      ))}
    </>
  );
}

function Consent(props: { model: OptionsModel; providers: readonly ProviderOverview[] }) {
  const [only, ...others] = props.providers;
  const agreed = props.model.settings.value.consent;
  return (
    <section aria-labelledby="consent">
      <h2 id="consent">
        {others.length === 0 ? only?.name : text(agreed === null ? 'consentTitle' : 'consentAnew')}
      </h2>
      {others.length === 0 && agreed === null && <p>{text('consentFirst')}</p>}
      <ConsentLines providers={props.providers} agreed={agreed} />
      <button type="button" class="main" onClick={() => props.model.agree()}>
        {text('agree')}
      </button>
    </section>
  );
}

const NEEDED = {
  set: 'keptSetFirst',
  unlock: 'keptUnlockFirst',
} as const satisfies Record<string, TextKey>;

interface KeyProps {
  readonly model: OptionsModel;
  readonly provider: ProviderOverview;
  readonly isFocused: boolean;
}

/** The key, and where it is kept: as is chosen here, until it is saved or moved. */
function Key(props: KeyProps) {
  const { model, provider } = props;
  const keptIn = provider.key?.keptIn;
  const [choice, setChoice] = useState<{ way: KeptIn; instead: typeof keptIn } | undefined>();
  // What another page moves is followed: a choice is one against the way of that moment.
  const wanted = choice?.instead === keptIn ? choice?.way : undefined;
  const chosen = wanted ?? keptIn ?? 'device';
  const choose = (way: KeptIn) => setChoice({ way, instead: keptIn });
  return (
    <>
      <KeptKey provider={provider} />
      <KeptInChoice model={model} provider={provider} chosen={chosen} onChoose={choose} />
      <KeyForm {...props} keptIn={chosen} />
    </>
  );
}

function KeyForm(props: KeyProps & { readonly keptIn: KeptIn }) {
  const { model, provider, keptIn } = props;
  const box = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<TextKey | undefined>(undefined);
  useEffect(() => {
    if (props.isFocused) box.current?.focus();
  }, []);
  const field = `key-${provider.id}`;
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const key = box.current?.value.trim() ?? '';
    const missing = key === '' ? undefined : missingFor(model, keptIn);
    const isEmpty = key === '' && provider.key === null;
    const stop = isEmpty ? 'keyEmpty' : missing && NEEDED[missing];
    setProblem(stop);
    if (stop !== undefined) return box.current?.focus();
    // Before any await: Firefox grants nothing after one. An empty box tests the kept key.
    const access = requestAccess(provider);
    if (key === '' && provider.key !== null) void model.testKept(provider, access);
    else void model.saveAndTest(provider, key, keptIn, access);
    if (box.current !== null) box.current.value = '';
  };
  const { key } = provider;
  return (
    <form onSubmit={save} noValidate>
      <p class="soft">
        {text('keyWhere', { provider: provider.name })}{' '}
        <Link to={provider.pages.keys}>{text('keyGet', { provider: provider.name })}</Link>
      </p>
      <label for={field}>{text('keyLabel', { provider: provider.name })}</label>
      <div class="row-of-two">
        <input
          id={field}
          ref={box}
          type="password"
          autocomplete="off"
          spellcheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={problem && `${field}-problem`}
          placeholder={key === null ? '' : text('keyKept', { ending: key.ending })}
        />
        <button type="submit" class="main">
          {text('saveAndTest')}
        </button>
        {key !== null && (
          <button
            type="button"
            class="plain"
            onClick={() => {
              // The button goes with the key.
              box.current?.focus();
              void model.removeKey(provider);
            }}
          >
            {text('removeKey')}
          </button>
        )}
      </div>
      <p class="faint">{text('keyTestFree')}</p>
      {problem !== undefined && (
        <p id={`${field}-problem`} role="alert" class="bad">
          {text(problem)}
        </p>
      )}
      <TestResult model={model} provider={provider} />
    </form>
  );
}

function TestResult({ model, provider }: { model: OptionsModel; provider: ProviderOverview }) {
  const test = model.tests.value[provider.id] ?? { state: 'idle' };
  if (test.state === 'failed') {
    const words = wordsOf(test.failure);
    return (
      <div role="alert" class="result bad">
        <b>{words.title}</b>
        <p>
          {words.body} {words.cost}
        </p>
        {test.failure.code === 'not-allowed' && (
          <button
            type="button"
            class="plain"
            onClick={() => {
              const access = requestAccess(provider);
              void model.testKept(provider, access);
            }}
          >
            {text('stepAllow')}
          </button>
        )}
      </div>
    );
  }
  return (
    <>
      <div role="status" class="result">
        {test.state === 'asking-browser' && <p>{text('askingBrowser')}</p>}
        {test.state === 'testing' && <p>{text('testing', { provider: provider.name })}</p>}
        {(test.state === 'idle' || test.state === 'valid') && <Known provider={provider} />}
      </div>
      {(test.state === 'idle' || test.state === 'valid') && <Access provider={provider} />}
    </>
  );
}

/** What the provider last said of the kept key. */
function Known({ provider }: { provider: ProviderOverview }) {
  const { key } = provider;
  if (key === null || key.isDamaged) return null;
  const { account } = key;
  if (account === undefined) return <p>{text('keyUntested', { ending: key.ending })}</p>;
  return (
    <>
      <p class="good">
        <span aria-hidden="true">✓ </span>
        {text('keyValid', {
          ending: key.ending,
          day: formatDay(key.testedAt ?? key.savedAt) ?? '',
        })}
      </p>
      <ul class="num">
        {provider.creditsLeft !== null && <li>{plural('creditsLeft', provider.creditsLeft)}</li>}
        {account.requestsPerMinute !== undefined && (
          <li>{plural('pace', account.requestsPerMinute)}</li>
        )}
        {!account.canEnrich && <li class="bad">{text('planCannotEnrich')}</li>}
        {account.fieldsNotInPlan.length > 0 && (
          <li>{text('notInPlan', { fields: formatList(account.fieldsNotInPlan) })}</li>
        )}
        <li>{priceNow(provider)}</li>
      </ul>
    </>
  );
}
