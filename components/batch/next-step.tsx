import type { Failure } from '../../lib/failure';
import type { ProviderOverview } from '../../lib/messages';
import { text } from '../../lib/text';
import { requestAccess } from '../ui/actions';
import { ConsentLines } from '../ui/consent';
import type { NextStep as Next } from '../ui/failure-words';
import { Link } from '../ui/link';
import { onDemand } from '../ui/on-demand';
import { openSection } from '../ui/open-section';
import { STEP_SECTIONS, STEP_WORDS } from '../ui/step-sections';
import type { BatchModel } from './batch-model';
import type { BatchesModel } from './batches-model';

// Few have a passphrase.
const UnlockForm = onDemand(async () => (await import('../ui/unlock-form')).UnlockForm);

/**
 * What removes a batch's obstacle, where that is more than to go on: the button for that stands with the batch. It spends nothing, and going on is a
 * click of its own.
 */
export function NextStep(props: {
  readonly model: BatchesModel;
  readonly batch: BatchModel;
  readonly failure: Failure;
  readonly next: Next;
}) {
  const { model, batch, failure, next } = props;
  const { value } = batch.standing;
  const provider =
    typeof value === 'string'
      ? undefined
      : model.providers.value.find(({ id }) => id === value.batch.provider);
  const isMended = async () => {
    batch.failure.value = undefined;
    await model.readProviders();
  };
  switch (next) {
    case 'add-key':
    case 'check-key':
    case 'settings':
      return (
        <Main
          label={text(STEP_WORDS[next])}
          onClick={() => void openSection(STEP_SECTIONS[failure.code] ?? 'providers')}
        />
      );
    case 'unlock':
      return <UnlockForm send={model.world.messenger} onUnlocked={() => void isMended()} />;
    case 'buy-credits':
      return provider === undefined || provider.isDemo ? null : (
        <p>
          <Link class="main" to={provider.pages.credits}>
            {text('stepBuyCredits')}
          </Link>
        </p>
      );
    case 'agree':
      return <Agree model={model} provider={provider} onAgreed={isMended} />;
    case 'allow': {
      const allow = () => {
        const asked = provider === undefined ? Promise.resolve(false) : requestAccess(provider);
        void asked.then((isGiven) => (isGiven ? isMended() : undefined));
      };
      return <Main label={text('stepAllow')} onClick={allow} />;
    }
    default:
      return null;
  }
}

function Agree(props: {
  model: BatchesModel;
  provider: ProviderOverview | undefined;
  onAgreed: () => Promise<void>;
}) {
  const { model, provider, onAgreed } = props;
  // Consent counts for all who take a key.
  const real = model.providers.value.filter(({ isDemo }) => !isDemo);
  const named = real.length > 0 || provider === undefined ? real : [provider];
  return (
    <>
      <ConsentLines providers={named} />
      <Main
        label={text('agree')}
        onClick={() => void model.world.agree().then(onAgreed, () => undefined)}
      />
    </>
  );
}

function Main({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <p>
      <button type="button" class="main" onClick={onClick}>
        {label}
      </button>
    </p>
  );
}
