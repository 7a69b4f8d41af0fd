import { fileName } from '../../lib/export/file-name';
import type { ListedPerson } from '../../lib/store/people-list';
import { text } from '../../lib/text';
import { EXPORT_FORMS, type ExportForm, FORM_WORDS } from '../batch/export-forms';
import { MenuButton } from '../ui/menu-button';
import { saveBlob } from '../ui/save-file';
import { useSaving } from '../ui/use-saving';
import type { PeopleModel } from './people-model';

/** Saves people as a file, in the order in which they are shown. */
export function SavePeople(props: {
  readonly model: PeopleModel;
  readonly people: readonly ListedPerson[];
}) {
  const { model, people } = props;
  const [saving, said] = useSaving();
  const items = EXPORT_FORMS.map((key) => ({ key, label: text(FORM_WORDS[key].label) }));
  const save = (form: ExportForm) =>
    saving(async () => {
      const file = await model.world.exported(form, people);
      saveBlob(fileName(text('peopleTitle'), FORM_WORDS[form].ending), file);
    });
  if (people.length === 0) return null;
  return (
    <>
      <div class="saving">
        <MenuButton items={items} onChoose={(form) => void save(form)}>
          {text('batchExport')}
        </MenuButton>
      </div>
      {said}
    </>
  );
}
