import { useState } from 'preact/hooks';
import { fileName } from '../../lib/export/file-name';
import { failureOf } from '../../lib/failure';
import type { ListedPerson } from '../../lib/store/people-list';
import { text } from '../../lib/text';
import { EXPORT_FORMS, type ExportForm, FORM_WORDS } from '../batch/export-forms';
import { wordsOf } from '../ui/failure-words';
import { MenuButton } from '../ui/menu-button';
import { saveBlob } from '../ui/save-file';
import type { PeopleModel } from './people-model';

/** Saves people as a file, in the order in which they are shown. */
export function SavePeople(props: {
  readonly model: PeopleModel;
  readonly people: readonly ListedPerson[];
}) {
  const { model, people } = props;
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState('');
  const items = EXPORT_FORMS.map((key) => ({ key, label: text(FORM_WORDS[key].label) }));
  const save = async (form: ExportForm) => {
    setProblem('');
    setSaid(text('batchSaving'));
    try {
      const file = await model.world.exported(form, people);
      saveBlob(fileName(text('peopleTitle'), FORM_WORDS[form].ending), file);
      setSaid(text('batchSaved'));
    } catch (thrown) {
      setSaid('');
      setProblem(wordsOf(failureOf(thrown)).body);
    }
  };
  if (people.length === 0) return null;
  return (
    <>
      <div class="save">
        <MenuButton items={items} onChoose={(form) => void save(form)}>
          {text('batchExport')}
        </MenuButton>
      </div>
      <p role="status" class="visually-hidden">
        {said}
      </p>
      {problem !== '' && (
        <p role="alert" class="bad">
          {problem}
        </p>
      )}
    </>
  );
}
