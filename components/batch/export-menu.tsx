import { useState } from 'preact/hooks';
import { fileName } from '../../lib/export/file-name';
import { text } from '../../lib/text';
import { Icon } from '../ui/icons';
import { MenuButton } from '../ui/menu-button';
import { saveBlob } from '../ui/save-file';
import { useSaving } from '../ui/use-saving';
import type { BatchProps } from './batch-page';
import { ExportColumns } from './export-columns';
import { EXPORT_FORMS, type ExportForm, FORM_WORDS } from './export-forms';
import { nameWords } from './words';

/** Saves the selected rows as a file, or where none is selected all that are shown. */
export function ExportMenu({ model, batch, standing }: BatchProps) {
  const { world } = model;
  const [isChoosing, setChoosing] = useState(false);
  const [saving, said] = useSaving();
  const items = [
    ...EXPORT_FORMS.map((key) => ({ key, label: text(FORM_WORDS[key].label) })),
    { key: 'columns' as const, label: text('batchSaveColumns') },
  ];
  const save = (form: ExportForm, columns?: readonly string[]) =>
    saving(async () => {
      const usual = world.exportColumns.flatMap(({ id, isUsual }) => (isUsual ? [id] : []));
      const rows = await batch.rows.chosen();
      const file = await world.exported(form, standing.batch, rows, columns ?? usual);
      saveBlob(fileName(nameWords(standing.batch), FORM_WORDS[form].ending), file);
    });
  return (
    <>
      <div class="saving">
        <MenuButton
          items={items}
          onChoose={(key) => (key === 'columns' ? setChoosing(true) : void save(key))}
        >
          {text('batchExport')} <Icon name="copy" />
        </MenuButton>
      </div>
      {said}
      {isChoosing && (
        <ExportColumns
          columns={world.exportColumns}
          hasOwn={standing.batch.columns.length > 0}
          onSave={(columns) => void save('csv', columns)}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
