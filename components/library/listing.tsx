import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../lib/failure';
import { plural, type TextKey, text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import type { ListModel } from './list-model';

/** A view of the library around its list: what it is about, and why it cannot be read where that is so. */
export function Listing<Row, Filter>(props: {
  heading: TextKey;
  body: TextKey;
  model: Pick<ListModel<Row, Filter>, 'reading'>;
  /** What else failed. */
  failure?: Failure | undefined;
  children: ComponentChildren;
}) {
  const { heading, body, model, children } = props;
  const reading = model.reading.value;
  const failure = typeof reading === 'object' ? reading : props.failure;
  return (
    <>
      <h1>{text(heading)}</h1>
      <p class="soft">{text(body)}</p>
      {failure !== undefined && (
        <p role="alert" class="bad">
          {wordsOf(failure).body}
        </p>
      )}
      {reading === 'no-store' && <p>{text('leftPrivate')}</p>}
      {reading === 'read' && children}
    </>
  );
}

/** What is to be said of a list: how many rows fit once the user has narrowed it, not with every row that is added; or what is set. */
export function useSaid<Row, Filter>(
  model: ListModel<Row, Filter>,
): [said: string, say: (words: string) => void] {
  const [said, setSaid] = useState('');
  const filter = model.filter.value;
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) setSaid(plural('leftRequests', model.fitting.value.length));
    first.current = false;
  }, [filter]);
  return [said, setSaid];
}
