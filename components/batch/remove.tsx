import { useState } from 'preact/hooks';
import { text } from '../../lib/text';
import { Ask } from './ask';
import type { BatchProps } from './batch-page';

/** Deletes a batch and its rows, once that was asked. */
export function Remove({ model, batch }: BatchProps) {
  const [isAsking, setAsking] = useState(false);
  const remove = async () => {
    if (await batch.remove()) model.world.goTo('batches');
  };
  return (
    <>
      <button
        type="button"
        class="plain"
        aria-haspopup="dialog"
        aria-disabled={batch.doing.value !== undefined}
        onClick={() => setAsking(true)}
      >
        {text('batchDelete')}
      </button>
      {isAsking && (
        <Ask
          title={text('batchDeleteTitle')}
          body={text('batchDeleteBody')}
          no={text('batchDeleteNo')}
          yes={text('batchDeleteYes')}
          onYes={() => void remove()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
