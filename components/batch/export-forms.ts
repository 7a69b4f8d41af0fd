import type { TextKey } from '../../lib/text';

/** The forms in which the rows of a batch can be saved. */
export const EXPORT_FORMS = ['csv', 'json', 'vcard', 'markdown'] as const;

/** One of EXPORT_FORMS. */
export type ExportForm = (typeof EXPORT_FORMS)[number];

/** One column of ours that a file can have. */
export interface ExportColumn {
  readonly id: string;
  readonly title: TextKey;
  /** Whether a file has it unless the user chooses. */
  readonly isUsual: boolean;
}

/** How each form is called, and how its files end. */
export const FORM_WORDS = {
  csv: { label: 'batchSaveCsv', ending: 'csv' },
  json: { label: 'batchSaveJson', ending: 'json' },
  vcard: { label: 'batchSaveVCard', ending: 'vcf' },
  markdown: { label: 'batchSaveMarkdown', ending: 'md' },
} as const satisfies Record<ExportForm, { readonly label: string; readonly ending: string }>;
