import { text } from '../../lib/text';
import { useSaving } from '../ui/use-saving';
import type { Found } from './findings';
import { saveRows } from './save-rows';
import type { SearchModel } from './search-model';

/** The buttons that save whom a search found as a file. */
export function SaveFound({ model, found }: { model: SearchModel; found: Found }) {
  const [saving, said] = useSaving();
  const { provider: id } = found.search;
  const provider = model.providers.value?.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      {(['csv', 'json'] as const).map((form) => (
        <button
          key={form}
          type="button"
          class="plain"
          onClick={() => void saving(() => saveRows(model.world, found, form, provider))}
        >
          {text(form === 'csv' ? 'leftSaveCsv' : 'leftSaveJson')}
        </button>
      ))}
      {said}
    </>
  );
}
