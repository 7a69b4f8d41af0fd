import type { Failure } from '../../lib/failure';
import type { ProviderOverview } from '../../lib/messages';
import type { send } from '../../lib/messenger';
import { text } from '../../lib/text';
import { requestAccess } from './actions';
import { ConsentLines } from './consent';
import type { NextStep as Next } from './failure-words';
import { Link } from './link';
import { onDemand } from './on-demand';
import { openSection } from './open-section';
import { STEP_SECTIONS, STEP_WORDS } from './step-sections';

// Few have a passphrase.
const UnlockForm = onDemand(async () => (await import('./unlock-form')).UnlockForm);

/**
 * What removes an obstacle, where that is more than to try again: the button for that stands elsewhere, with its price. It spends nothing. `onMended`
 * is called where the obstacle may be gone.
 */
export function NextStep(props: {
  readonly failure: Failure;
  readonly next: Next;
  readonly provider: ProviderOverview | undefined;
  /** All that are offered: consent counts for every one that takes a key. */
  readonly providers: readonly ProviderOverview[];
  readonly send: typeof send;
  readonly agree: () => Promise<void>;
  readonly onMended: () => void;
}) {
  const { failure, next, provider, providers, onMended } = props;
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
      return <UnlockForm send={props.send} onUnlocked={onMended} />;
    case 'buy-credits':
      return provider === undefined || provider.isDemo ? null : (
        <p>
          <Link class="main" to={provider.pages.credits}>
            {text('stepBuyCredits')}
          </Link>
        </p>
      );
    case 'agree': {
      const real = providers.filter(({ isDemo }) => !isDemo);
      return (
        <>
          <ConsentLines providers={real.length > 0 || !provider ? real : [provider]} />
          <Main
            label={text('agree')}
            onClick={() => void props.agree().then(onMended, () => undefined)}
          />
        </>
      );
    }
    case 'allow': {
      const allow = () => {
        const asked = provider === undefined ? Promise.resolve(false) : requestAccess(provider);
        void asked.then((isGiven) => isGiven && onMended());
      };
      return <Main label={text('stepAllow')} onClick={allow} />;
    }
    default:
      return null;
  }
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
