import { useRef, useState } from 'preact/hooks';
import type { Plan } from '../../lib/archive/plan';
import { formatDay } from '../../lib/dates';
import { text } from '../../lib/text';
import type { ArchiveModel } from './archive-model';
import { Progress } from './data-progress';
import { isBusy, planLines, planWarnings } from './data-words';

/** Takes a file by the picker or as it is dropped, shows what it would bring, and imports it on a second click. */
export function ImportFile({ archive }: { archive: ArchiveModel }) {
  const work = archive.work.value;
  const [isOver, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file !== undefined && !isBusy(work)) void archive.open(file);
  };
  const leave = () => {
    // The buttons go with the plan.
    picker.current?.focus();
    if (picker.current !== null) picker.current.value = '';
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a second way beside the picker, which every keyboard has.
    <div
      class={isOver ? 'import over' : 'import'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <h3>{text('importTitle')}</h3>
      <p class="soft">{text('importBody')}</p>
      <label for="import-file">{text('importFile')}</label>
      <input
        ref={picker}
        id="import-file"
        type="file"
        accept=".gz,.jsonl,application/gzip"
        aria-describedby="import-drop"
        onChange={(event) => take(event.currentTarget.files)}
      />
      <p class="soft" id="import-drop">
        {text('importDrop')}
      </p>
      <Progress archive={archive} of="import" />
      {work.state === 'planned' && (
        <Planned archive={archive} plan={work.plan} onLeave={leave} key={work.plan.at} />
      )}
    </div>
  );
}

function Planned(props: { archive: ArchiveModel; plan: Plan; onLeave: () => void }) {
  const { archive, plan, onLeave } = props;
  // Where nothing is stored yet, it is another browser of the same user's.
  const [withSettings, setWithSettings] = useState(archive.stored.value?.people === 0);
  return (
    <div class="planned">
      <p>{text('importWritten', { date: formatDay(plan.at) ?? '' })}</p>
      <ul>
        {planLines(plan).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {planWarnings(plan).map((line) => (
        <p key={line} class="bad">
          {line}
        </p>
      ))}
      {plan.settings.length > 0 && (
        <>
          <label class="take">
            <input
              type="checkbox"
              checked={withSettings}
              aria-describedby="settings-brought"
              onChange={(event) => setWithSettings(event.currentTarget.checked)}
            />
            {text('importSettings')}
          </label>
          <p class="soft" id="settings-brought">
            {text('importSettingsNote')}
          </p>
        </>
      )}
      <div class="row-of-two">
        <button
          type="button"
          class="main"
          onClick={() => {
            onLeave();
            void archive.importAll(withSettings);
          }}
        >
          {text('importButton')}
        </button>
        <button
          type="button"
          class="plain"
          onClick={() => {
            onLeave();
            archive.cancel();
          }}
        >
          {text('cancel')}
        </button>
      </div>
    </div>
  );
}
