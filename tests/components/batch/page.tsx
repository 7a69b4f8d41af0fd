import { act, render, screen } from '@testing-library/preact';
import { Batches } from '../../../components/batch/batches';
import type { StoredBatch, StoredBatchRow } from '../../../lib/store/batch-rows';
import { type BatchStage, buildBatches, storedBatch } from './world';

/** Draws the view of batches at a place of it. */
export async function drawBatches(place: string, stage: Partial<BatchStage> = {}) {
  const built = buildBatches(stage);
  await built.model.start();
  if (place !== '' && place !== 'new') await built.model.open(place).start();
  const view = render(
    <main>
      <Batches model={built.model} place={place} />
    </main>,
  );
  return { ...view, ...built };
}

/** Draws one batch with these rows. */
export function drawBatch(
  batch: Partial<StoredBatch>,
  rows: readonly StoredBatchRow[],
  stage: Partial<BatchStage> = {},
) {
  const stored = storedBatch({ rows: rows.length, ...batch });
  return drawBatches('b1', { batches: [stored], rows: { b1: [...rows] }, ...stage });
}

/** A button by its words. */
export function button(name: string | RegExp): HTMLElement {
  return screen.getByRole('button', { name });
}

/** Clicks a button, and waits until what that began is done. */
export async function press(name: string | RegExp): Promise<void> {
  await act(async () => {
    button(name).click();
    await new Promise((done) => setTimeout(done, 0));
  });
}
