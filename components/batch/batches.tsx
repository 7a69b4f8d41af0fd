import './batch.css';
import { useEffect, useRef } from 'preact/hooks';
import { keepFocus } from '../ui/keep-focus';
import { BatchList } from './batch-list';
import { BatchPage } from './batch-page';
import type { BatchesModel } from './batches-model';
import { NewBatch } from './new-batch';

/** The library's view of batches: the list of them, a new one (`place` is `new`), or the one whose id `place` is. */
export function Batches({ model, place }: { model: BatchesModel; place: string }) {
  const isFirst = useRef(true);
  // What led here is gone.
  useEffect(() => {
    if (!isFirst.current) keepFocus(document.querySelector('main h1'));
    isFirst.current = false;
  }, [place]);
  if (place === '' || model.reading.value === 'no-store') return <BatchList model={model} />;
  if (place === 'new') return <NewBatch model={model} />;
  return <BatchPage key={place} model={model} id={place} />;
}
