import { formatDay } from '../../lib/dates';
import type { Person } from '../../lib/person';
import { hasExtra } from '../../lib/store/merge';
import type { AskedAt } from '../../lib/store/parts';
import { formatList, text } from '../../lib/text';
import type { AnswerView } from './contact-offers';
import { extraWords } from './part-words';

const CLEARLY_EARLIER_MS = 30 * 24 * 3_600_000;

/** The sections of a card that are a month older than the rest of it, each with the day on which it was last asked for. */
export function EarlierSections(props: {
  readonly view: AnswerView;
  readonly person: Person;
  readonly asked: AskedAt | null | undefined;
}) {
  const { view, person, asked } = props;
  const { answer, provider } = view;
  const earlier = provider.supports.extras.flatMap((extra) => {
    const at = asked?.extras[extra.id];
    const isEarlier = at !== undefined && at <= answer.at - CLEARLY_EARLIER_MS;
    if (!isEarlier || !hasExtra(person, extra)) return [];
    return [text('sectionOn', { what: extraWords(extra.id), day: formatDay(at) ?? '' })];
  });
  if (earlier.length === 0) return null;
  return <p>{text('sectionsEarlier', { list: formatList(earlier) })}</p>;
}
