import { toJson } from '../../lib/export/json';
import { toMarkdown } from '../../lib/export/markdown';
import type { Source } from '../../lib/export/source';
import { toText } from '../../lib/export/text';
import { toVCard } from '../../lib/export/vcard';
import type { Person } from '../../lib/person';
import type { TextKey } from '../../lib/text';
import type { PanelModel } from './panel-model';
import type { View } from './view';

/** A form in which somebody is copied as a whole. */
export type CopyForm = keyof typeof FORMS;

interface Shown {
  readonly model: Pick<PanelModel, 'requestAsCurl'>;
  readonly view: Extract<View, { kind: 'answer' }>;
  readonly person: Person;
}

interface Form {
  readonly label: TextKey;
  write(person: Person, source: Source, shown: Shown): string | Promise<string>;
}

const FORMS = {
  text: { label: 'asText', write: toText },
  vcard4: { label: 'asVCard4', write: (person, source) => toVCard(person, source, '4.0') },
  vcard3: { label: 'asVCard3', write: (person, source) => toVCard(person, source, '3.0') },
  json: { label: 'asJson', write: toJson },
  csv: {
    label: 'asCsv',
    write: async (person, source) => (await import('../../lib/export/csv')).toCsv(person, source),
  },
  markdown: { label: 'asMarkdown', write: toMarkdown },
  curl: {
    label: 'asCurl',
    write: (_person, _source, { model, view }) =>
      model.requestAsCurl(view.answer.identifier, view.provider),
  },
} as const satisfies Record<string, Form>;

/** The forms that there are, with their names; nothing is ever sent for demo people, so that there is no request to copy. */
export function formsFor({ isDemo }: { readonly isDemo: boolean }) {
  return Object.entries(FORMS).flatMap(([key, { label }]) =>
    isDemo && key === 'curl' ? [] : [{ key: key as CopyForm, label }],
  );
}

/** Who told of the shown person, and when. */
export function sourceOf({ provider, answer }: Shown['view']): Source {
  return { provider: provider.name, fetchedAt: answer.at };
}

/** The person in that form. Throws FailureError where a request would not be sent at all. */
export async function writtenAs(form: CopyForm, shown: Shown): Promise<string> {
  return FORMS[form].write(shown.person, sourceOf(shown.view), shown);
}
