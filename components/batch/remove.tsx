import { text } from '../../lib/text';
import { AskFirst } from './ask-first';
import type { BatchProps } from './batch-page';

/** Deletes a batch and its rows, once that was asked. */
export function Remove({ model, batch }: BatchProps) {
  const remove = async () => {
    if (await batch.remove()) model.world.goTo('batches');
  };
  return (
    <AskFirst
      label={text('batchDelete')}
      isBusy={batch.doing.value !== undefined}
      title={text('batchDeleteTitle')}
      body={text('batchDeleteBody')}
      no={text('batchDeleteNo')}
      yes={text('batchDeleteYes')}
      onYes={() => void remove()}
    />
  );
}
