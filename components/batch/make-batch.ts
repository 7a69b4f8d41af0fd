import type { BatchCommands, GivenRow } from '../../lib/batch-commands';

// As many as `add-rows` takes at once.
const CHUNK = 1_000;

/** Sends the commands by which a batch is made. */
export type SendBatch = <N extends 'new-batch' | 'add-rows' | 'delete-batch'>(
  type: N,
  args: BatchCommands[N]['args'],
) => Promise<BatchCommands[N]['value']>;

/**
 * Makes a batch of rows that nobody has paid for yet, and resolves with its id: `library.html#batches/<id>` shows what it would cost. `told` hears how many
 * rows are in it. Throws FailureError; a batch that did not get all its rows is deleted.
 */
export async function makeBatch(
  send: SendBatch,
  about: BatchCommands['new-batch']['args'],
  rows: Iterable<GivenRow>,
  told: (count: number) => void = () => undefined,
): Promise<string> {
  const id = await send('new-batch', about);
  try {
    for (const chunk of chunksOf(rows)) told(await send('add-rows', { id, rows: chunk }));
  } catch (thrown) {
    await send('delete-batch', { id }).catch(() => undefined);
    throw thrown;
  }
  return id;
}

function* chunksOf(rows: Iterable<GivenRow>): Generator<readonly GivenRow[]> {
  let chunk: GivenRow[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
