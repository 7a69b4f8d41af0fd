import './compare-balance.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import type { ProviderOverview } from '../../lib/messages';
import type { send as sendCommand } from '../../lib/messenger';
import { text } from '../../lib/text';
import { comparedWords, takenWords } from './balance-words';
import { wordsOf } from './failure-words';
import { keepFocus } from './keep-focus';

/** Compares with the balance what one request may have taken, for free, and says what came of it. */
export function CompareBalance(props: {
  readonly send: typeof sendCommand;
  readonly provider: Pick<ProviderOverview, 'id' | 'name'>;
  readonly receiptId: string;
  /** What is known by the balance already, in credits. */
  readonly taken?: number | undefined;
  readonly onTaken: (credits: number) => void;
}) {
  const { send, provider, receiptId, taken, onTaken } = props;
  const [isAsking, setAsking] = useState(false);
  const [words, setWords] = useState('');
  const result = useRef<HTMLParagraphElement>(null);
  const hasAsked = useRef(false);
  // The button goes with the question. What was known before it is not where the reading begins.
  useEffect(() => {
    if (taken !== undefined && hasAsked.current) keepFocus(result.current);
  }, [taken]);
  const compare = async () => {
    hasAsked.current = true;
    setAsking(true);
    setWords('');
    try {
      const compared = await send('compare-balance', { provider: provider.id, receiptId });
      // Others may have been settled; this one was not.
      setWords(comparedWords({ ...compared, settled: 0, open: 1 }));
      if (compared.taken !== undefined) onTaken(compared.taken);
    } catch (thrown) {
      setWords(wordsOf({ ...failureOf(thrown), provider: provider.name }).body);
    }
    setAsking(false);
  };
  return (
    <div class="compare-balance">
      {taken === undefined && (
        // Not disabled while it asks: that would take the focus away.
        <button
          type="button"
          class="plain"
          aria-disabled={isAsking}
          onClick={() => isAsking || void compare()}
        >
          {isAsking ? text('askingProvider', { provider: provider.name }) : text('compareBalance')}
        </button>
      )}
      <p ref={result} role="status" class="soft">
        {taken === undefined ? words : takenWords(taken)}
      </p>
    </div>
  );
}
