import { useEffect, useRef, useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import { identifierLabel } from '../../lib/identifier';
import { printable } from '../../lib/printable';
import { plural, text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { keepFocus } from '../ui/keep-focus';
import type { NewBatchModel } from './new-batch-model';
import { type OpenTabs, rowsOfTabs, TABS_WORLD, type TabsWorld } from './open-tabs';

interface Props {
  readonly draft: Pick<NewBatchModel, 'makeOf' | 'taken'>;
  readonly world?: TabsWorld;
  /** What was read already. */
  readonly known?: OpenTabs;
}

/** A batch of the profiles that are open in this window's tabs. Their addresses are read here, once the browser lets us, and go nowhere. */
export function FromTabs({ draft, world = TABS_WORLD, known }: Props) {
  const [tabs, setTabs] = useState(known);
  const [problem, setProblem] = useState('');
  const read = async (asked: Promise<boolean>) => {
    setProblem('');
    try {
      if (await asked) setTabs(await world.read());
      else setProblem(text('tabsRefused'));
    } catch (thrown) {
      setProblem(wordsOf(failureOf(thrown)).body);
    }
  };
  return (
    <section class="from-tabs" aria-label={text('tabsTitle')}>
      <p>
        <button type="button" class="plain" onClick={() => void read(world.ask())}>
          {text('tabsRead')}
        </button>
      </p>
      {tabs === undefined && <p class="soft">{text('tabsAbout')}</p>}
      {problem !== '' && (
        <p role="alert" class="bad">
          {problem}
        </p>
      )}
      <p role="status">{tabs === undefined ? '' : plural('tabsFound', tabs.profiles.length)}</p>
      {tabs !== undefined && tabs.others > 0 && (
        <p class="soft">{plural('tabsOthers', tabs.others)}</p>
      )}
      {tabs?.profiles.length === 0 && <p>{text('tabsNone')}</p>}
      {tabs !== undefined && tabs.profiles.length > 0 && <Choice draft={draft} tabs={tabs} />}
    </section>
  );
}

/** The profiles, those ticked that the user has selected, else all. */
function Choice({ draft, tabs }: Pick<Props, 'draft'> & { readonly tabs: OpenTabs }) {
  const list = useRef<HTMLFieldSetElement>(null);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const { profiles } = tabs;
  useEffect(() => {
    setLeft(new Set(profiles.flatMap(({ isWanted }, index) => (isWanted ? [] : [index]))));
    keepFocus(list.current);
  }, [profiles]);
  const chosen = profiles.filter((_one, index) => !left.has(index));
  const toggle = (index: number) => {
    const next = new Set(left);
    if (!next.delete(index)) next.add(index);
    setLeft(next);
  };
  const make = () => {
    if (chosen.length === 0 || draft.taken.value !== undefined) return;
    void draft.makeOf('tabs', text('tabsName'), [], rowsOfTabs(chosen));
  };
  return (
    <>
      <fieldset ref={list}>
        <legend>{text('tabsLegend')}</legend>
        {profiles.map(({ slug, title }, index) => (
          <label key={index}>
            <input type="checkbox" checked={!left.has(index)} onChange={() => toggle(index)} />
            <span>
              <bdi>{printable(title) ?? slug}</bdi>{' '}
              <bdi class="soft">{identifierLabel({ kind: 'profile', slug })}</bdi>
            </span>
          </label>
        ))}
      </fieldset>
      <p>
        <button type="button" class="main" aria-disabled={chosen.length === 0} onClick={make}>
          {plural('tabsMake', chosen.length)}
        </button>
      </p>
    </>
  );
}
