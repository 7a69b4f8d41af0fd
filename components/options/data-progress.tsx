import type { ArchiveModel } from './archive-model';
import { partOf, workWords } from './data-words';

/** What is under way, how far it is, and what came of it, beside what began it. For eyes: a screen reader is told once, elsewhere. */
export function Progress(props: {
  archive: ArchiveModel;
  of: NonNullable<ReturnType<typeof partOf>>;
}) {
  const work = props.archive.work.value;
  // What a file would bring is drawn where it is decided on.
  if (partOf(work) !== props.of || work.state === 'planned') return null;
  const words = workWords(work);
  return (
    <>
      <p class={work.state === 'failed' ? 'bad' : undefined}>{words}</p>
      {'rows' in work && <Bar label={words} rows={work.rows} total={work.total} />}
    </>
  );
}

function Bar(props: { label: string; rows: number; total: number | undefined }) {
  const { label, rows, total } = props;
  return total === undefined ? (
    <progress aria-label={label} />
  ) : (
    <progress aria-label={label} value={Math.min(rows, total)} max={Math.max(1, total)} />
  );
}
