import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import { plural, text } from '../../lib/text';
import { comparedWords } from '../ui/balance-words';
import { wordsOf } from '../ui/failure-words';
import { keepFocus } from '../ui/keep-focus';
import { Phrase } from '../ui/phrase';
import type { LedgerModel } from './ledger-model';

/**
 * What may have been charged, by provider, with the button that compares it with the balance, for free. What came of that is said through
 * `say`, and stays when nothing is uncertain any more.
 */
export function UncertainCharges(props: { model: LedgerModel; say: (words: string) => void }) {
  const { model, say } = props;
  // Empty while it is asked: what is settled meanwhile keeps its place.
  const [results, setResults] = useState<Readonly<Record<string, string>>>({});
  const providers = new Set([...model.sums.value.uncertain.keys(), ...Object.keys(results)]);
  if (providers.size === 0) return null;
  return (
    <ul class="uncertain">
      {[...providers].map((provider) => (
        <OfProvider
          key={provider}
          {...{ model, provider }}
          result={results[provider] ?? ''}
          onResult={(words) => {
            say(words);
            setResults((earlier) => ({ ...earlier, [provider]: words }));
          }}
        />
      ))}
    </ul>
  );
}

function OfProvider(props: {
  model: LedgerModel;
  provider: string;
  result: string;
  onResult: (words: string) => void;
}) {
  const { model, provider, result, onResult } = props;
  const [isAsking, setAsking] = useState(false);
  const outcome = useRef<HTMLParagraphElement>(null);
  const sentence = useId();
  const uncertain = model.sums.value.uncertain.get(provider);
  const name = model.names.value.get(provider);
  // The button goes with what is uncertain.
  useEffect(() => {
    if (uncertain === undefined && result !== '') keepFocus(outcome.current);
  }, [uncertain === undefined, result]);
  const compare = async () => {
    setAsking(true);
    onResult('');
    try {
      onResult(comparedWords(await model.compare(provider)));
    } catch (thrown) {
      onResult(wordsOf({ provider: name ?? provider, ...failureOf(thrown) }).body);
    }
    setAsking(false);
  };
  return (
    <li>
      {uncertain !== undefined && (
        <p id={sentence}>
          <Phrase
            words={plural('ledgerOpen', uncertain.requests, {
              credits: plural('credits', uncertain.credits),
            })}
            holes={{ provider: name ?? provider }}
          />
        </p>
      )}
      {uncertain !== undefined && name !== undefined && (
        // Not disabled while it asks: that would take the focus away.
        <button
          type="button"
          class="plain"
          aria-describedby={sentence}
          aria-disabled={isAsking}
          onClick={() => isAsking || void compare()}
        >
          {isAsking ? text('askingProvider', { provider: name }) : text('compareBalance')}
        </button>
      )}
      {result !== '' && (
        <p ref={outcome} class="soft">
          {result}
        </p>
      )}
    </li>
  );
}
