import { useState } from 'preact/hooks';
import { fileName } from '../../lib/export/file-name';
import { failureOf } from '../../lib/failure';
import { text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { Icon } from '../ui/icons';
import { MenuButton } from '../ui/menu-button';
import { saveBlob } from '../ui/save-file';
import type { BatchProps } from './batch-page';
import { ExportColumns } from './export-columns';
import { EXPORT_FORMS, type ExportForm, FORM_WORDS } from './export-forms';
import { nameWords } from './words';

/** Saves the selected rows as a file, or where none is selected all that are shown. */
export function ExportMenu({ model, batch, standing }: BatchProps) {
  const { world } = model;
  const [isChoosing, setChoosing] = useState(false);
  const [said, setSaid] = useState<{ readonly words: string; readonly isBad?: true }>();
  const items = [
    ...EXPORT_FORMS.map((key) => ({ key, label: text(FORM_WORDS[key].label) })),
    { key: 'columns' as const, label: text('batchSaveColumns') },
  ];
  const save = async (form: ExportForm, columns?: readonly string[]) => {
    setSaid({ words: text('batchSaving') });
    const usual = world.exportColumns.flatMap(({ id, isUsual }) => (isUsual ? [id] : []));
    try {
      const rows = batch.rows.chosen();
      const file = await world.exported(form, standing.batch, rows, columns ?? usual);
      saveBlob(fileName(nameWords(standing.batch), FORM_WORDS[form].ending), file);
      setSaid({ words: text('batchSaved') });
    } catch (thrown) {
      setSaid({ words: wordsOf(failureOf(thrown)).body, isBad: true });
    }
  };
  return (
    <>
      <div class="export">
        <MenuButton
          items={items}
          onChoose={(key) => (key === 'columns' ? setChoosing(true) : void save(key))}
        >
          {text('batchExport')} <Icon name="copy" />
        </MenuButton>
      </div>
      <p role="status" class={said?.isBad ? 'bad' : 'visually-hidden'}>
        {said?.words}
      </p>
      {isChoosing && (
        <ExportColumns
          columns={world.exportColumns}
          onSave={(columns) => void save('csv', columns)}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
