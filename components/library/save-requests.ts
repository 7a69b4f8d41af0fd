import { fileName } from '../../lib/export/file-name';
import { requestsToCsv, requestsToJson } from '../../lib/export/requests';
import type { StoredRequest } from '../../lib/store/rows';
import { text } from '../../lib/text';
import { saveFile } from '../ui/save-file';

const FORMS = {
  csv: { write: requestsToCsv, type: 'text/csv' },
  json: { write: requestsToJson, type: 'application/json' },
} as const;

/** Saves the requests as a file, in the order in which they are shown. */
export function saveRequests(rows: readonly StoredRequest[], form: keyof typeof FORMS): void {
  const { write, type } = FORMS[form];
  saveFile(fileName(text('leftTitle'), form), write(rows), type);
}
