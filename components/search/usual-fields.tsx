import {
  type DraftGroup,
  type Offer,
  type OwnConditions,
  type Question,
  rootOf,
  usualAt,
  type Value,
  withUsual,
} from '../../lib/search/tree';
import { text } from '../../lib/text';
import type { SearchModel } from './search-model';
import { QUESTION_WORDS } from './search-words';
import { SuggestField } from './suggest-field';
import { ValuesField } from './values-field';

const QUESTIONS: readonly Question[] = [
  'name',
  'company',
  'title',
  'location',
  'seniority',
  'school',
  'skills',
];

/** The usual questions, each an ordinary condition of the tree: what is empty asks nothing. */
export function UsualFields({ model, offer }: { model: SearchModel; offer: Offer }) {
  const root = rootOf(model.draft.value);
  const { own } = model;
  return (
    <div class="usual">
      {QUESTIONS.map((question) => {
        const usual = offer.usual[question];
        if (usual === undefined) return null;
        const id = `search-${question}`;
        const label = text(QUESTION_WORDS[question]);
        const value = answerTo(root, usual, own);
        const field = offer.fields.find(({ path }) => path === usual.field);
        // What the field before has just taken is in the tree, and not drawn yet.
        const write = (words: string | readonly Value[]) =>
          model.writeTree(withUsual(rootOf(model.draft.value), usual, words, own));
        const shared = { model, id, field: usual.field, hasValues: field?.hasValues ?? false };
        return (
          <div class="field" key={question}>
            <label for={id}>{label}</label>
            {usual.type === '(.)' ? (
              <SuggestField
                {...shared}
                value={typeof value === 'string' ? value : ''}
                isEmptyWrong={value !== undefined}
                onWrite={write}
              />
            ) : (
              <ValuesField
                {...shared}
                label={label}
                values={Array.isArray(value) ? value : []}
                onWrite={write}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

function answerTo(
  root: DraftGroup,
  usual: NonNullable<Offer['usual'][Question]>,
  own: OwnConditions,
): unknown {
  const condition = root.conditions[usualAt(root, usual, own)];
  return condition !== undefined && 'value' in condition ? condition.value : undefined;
}
