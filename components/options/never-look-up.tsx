import './never-look-up.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import { watchForgotten } from '../../lib/forgotten-changes';
import type { NeverListed, TrustedCommands } from '../../lib/messages';
import { formatList, plural, text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import type { OptionsModel } from './model';
import { neverWords } from './never-words';

type What = TrustedCommands['never-look-up']['args']['what'];

/**
 * People and domains that are never looked up: as many as there are, and a box in which they are added, removed and looked for, for the list
 * itself is hashes. What the box named and could not be read stays in it.
 */
export function NeverLookUp({ model }: { model: Pick<OptionsModel, 'neverLookUp'> }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [counts, setCounts] = useState<Pick<NeverListed, 'people' | 'domains'> | undefined>();
  const [result, setResult] = useState<{ readonly words: string; readonly isBad: boolean }>();
  const [isUnderWay, setUnderWay] = useState(false);
  useEffect(() => {
    // Where the store does not open, nothing is counted.
    const count = () => model.neverLookUp('', 'check').then(setCounts, () => undefined);
    void count();
    return watchForgotten(() => void count());
  }, [model]);
  const say = (words: string, isBad = false) => setResult({ words, isBad });

  async function go(what: What): Promise<void> {
    const field = box.current;
    if (field === null || isUnderWay) return;
    if (field.value.trim() === '') {
      field.focus();
      return say(text('neverUpEmpty'), true);
    }
    setUnderWay(true);
    // The same words are said anew only where there were none in between.
    setResult(undefined);
    try {
      const done = await model.neverLookUp(field.value, what);
      if (what !== 'check') field.value = done.unread.join('\n');
      setCounts(done);
      const named = done.changed.length + done.byDomain.length + done.unchanged.length;
      say(neverWords(what, done), named === 0);
    } catch (thrown) {
      say(wordsOf(failureOf(thrown)).body, true);
    }
    setUnderWay(false);
  }

  return (
    <section aria-labelledby="never-up">
      <h2 id="never-up">{text('neverUpTitle')}</h2>
      <p>{text('neverUpBody')}</p>
      {/* Its place is there before it is counted. */}
      <p class="num never-counts">
        {counts &&
          text('neverUpCounts', {
            what: formatList([
              plural('neverUpPeople', counts.people),
              plural('neverUpDomains', counts.domains),
            ]),
          })}
      </p>
      <form aria-labelledby="never-up" noValidate onSubmit={(event) => event.preventDefault()}>
        <label for="never-up-box">{text('neverUpLabel')}</label>
        <textarea
          id="never-up-box"
          ref={box}
          rows={3}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-describedby="never-up-hint"
          onInput={() => setResult(undefined)}
        />
        <p class="soft" id="never-up-hint">
          {text('neverUpHint')}
        </p>
        <div class="choices">
          {WHAT.map(([what, label]) => (
            <button
              type="button"
              class="plain"
              key={what}
              aria-disabled={isUnderWay}
              onClick={() => void go(what)}
            >
              {text(label)}
            </button>
          ))}
        </div>
      </form>
      <p role="status" class={result?.isBad ? 'bad' : undefined}>
        {result?.words}
      </p>
    </section>
  );
}

const WHAT = [
  ['add', 'neverUpAdd'],
  ['remove', 'neverUpRemove'],
  ['check', 'neverUpCheck'],
] as const;
