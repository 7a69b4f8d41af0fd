import { fileName } from '../../lib/export/file-name';
import { requestsToCsv, requestsToJson } from '../../lib/export/requests';
import type { StoredRequest } from '../../lib/store/rows';
import { text } from '../../lib/text';
import { saveCsv, saveFile } from '../ui/save-file';

/** Saves the requests as a file, in the order in which they are shown. */
export function saveRequests(rows: readonly StoredRequest[], form: 'csv' | 'json'): void {
  const name = fileName(text('leftTitle'), form);
  if (form === 'csv') saveCsv(name, requestsToCsv(rows));
  else saveFile(name, requestsToJson(rows), 'application/json');
}
