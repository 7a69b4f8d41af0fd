import { useEffect, useState } from 'preact/hooks';
import { watchForgotten } from '../../lib/forgotten-changes';
import { watchStore } from '../../lib/store-changes';
import { formatNumber, text } from '../../lib/text';
import { bytesWords } from '../library/request-words';
import { type ArchiveModel, createArchive, type Stored } from './archive-model';
import { archiveWorld } from './archive-world';
import { DeleteEverything } from './data-delete';
import { ImportFile } from './data-import';
import { Keeping } from './data-keeping';
import { Progress } from './data-progress';
import { isBusy, workWords } from './data-words';
import type { OptionsModel } from './model';
import './data.css';

/** How long things are kept, and what can be done with everything that is stored. */
export function Data({ model, archive: given }: { model: OptionsModel; archive?: ArchiveModel }) {
  const [archive] = useState(() => given ?? createArchive(archiveWorld));
  const { stored, work } = archive;
  useEffect(() => {
    void archive.refresh();
    const refresh = () => void archive.refresh();
    const ends = [watchStore(refresh), watchForgotten(refresh)];
    return () => {
      for (const end of ends) end();
    };
  }, [archive]);
  return (
    <section aria-labelledby="data" class="data">
      <h2 id="data">{text('dataTitle')}</h2>
      {archive.hasNoStore ? (
        <p>{text('storedPrivate')}</p>
      ) : (
        // Its place is there before it is counted.
        <div class="how-much">{stored.value && <HowMuch stored={stored.value} />}</div>
      )}
      <Keeping model={model} />
      {!archive.hasNoStore && <ExportEverything archive={archive} />}
      {!archive.hasNoStore && <ImportFile archive={archive} />}
      <DeleteEverything archive={archive} />
      <p role="status" class="visually-hidden">
        {workWords(work.value)}
      </p>
    </section>
  );
}

function HowMuch({ stored }: { stored: Stored }) {
  const { people, receipts, requests, forgotten, bytes } = stored;
  const rows = [
    [text('storedPeople'), formatNumber(people)],
    [text('storedReceipts'), formatNumber(receipts)],
    [text('storedRequests'), formatNumber(requests)],
    [text('storedForgotten'), formatNumber(forgotten)],
    ...(bytes === undefined ? [] : [[text('storedBytes'), bytesWords(bytes)]]),
  ];
  return (
    <>
      <h3>{text('storedTitle')}</h3>
      <dl class="stored">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function ExportEverything({ archive }: { archive: ArchiveModel }) {
  const work = archive.work.value;
  return (
    <div>
      <h3>{text('exportTitle')}</h3>
      <p class="soft">{text('exportBody')}</p>
      <button
        type="button"
        class="plain"
        aria-disabled={isBusy(work)}
        onClick={() => void (isBusy(work) || archive.exportAll())}
      >
        {text('exportButton')}
      </button>
      <Progress archive={archive} of="export" />
    </div>
  );
}
