import { LANGUAGES, type Language, tagOf } from '../../lib/languages';
import type { Settings } from '../../lib/settings';
import { type TextKey, text } from '../../lib/text';
import { lockOf, ManagedNote } from './managed';
import type { OptionsModel } from './model';

const THEMES = [
  ['system', 'themeSystem'],
  ['light', 'themeLight'],
  ['dark', 'themeDark'],
] as const satisfies Choices<'theme'>;

const DENSITIES = [
  ['comfortable', 'densityComfortable'],
  ['compact', 'densityCompact'],
] as const satisfies Choices<'density'>;

const PHOTOS = [
  ['on-click', 'photosOnClick'],
  ['always', 'photosAlways'],
  ['never', 'photosNever'],
] as const satisfies Choices<'photos'>;

/** How Sidecard looks, in which language it speaks, and when it loads photos. Every choice counts at once, in every open page. */
export function Appearance({ model }: { model: OptionsModel }) {
  return (
    <section aria-labelledby="appearance">
      <h2 id="appearance">{text('appearanceTitle')}</h2>
      <LanguageChoice model={model} />
      <Choice model={model} name="theme" legend="themeLegend" choices={THEMES} />
      <Choice model={model} name="density" legend="densityLegend" choices={DENSITIES} />
      <Choice
        model={model}
        name="photos"
        legend="photosLegend"
        choices={PHOTOS}
        note="photosNote"
      />
    </section>
  );
}

type Choices<N extends 'theme' | 'density' | 'photos'> = readonly (readonly [
  Settings[N],
  TextKey,
])[];

function Choice<N extends 'theme' | 'density' | 'photos'>(props: {
  model: OptionsModel;
  name: N;
  legend: TextKey;
  choices: Choices<N>;
  note?: TextKey;
}) {
  const { model, name, legend, choices, note } = props;
  const noteId = note === undefined ? undefined : `${name}-note`;
  return (
    <fieldset {...lockOf(model, name, { others: noteId === undefined ? [] : [noteId] })}>
      <legend>{text(legend)}</legend>
      {choices.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            checked={model.settings.value[name] === value}
            onChange={() => model.change(name, value)}
          />
          {text(label)}
        </label>
      ))}
      {note !== undefined && (
        <p class="soft" id={noteId}>
          {text(note)}
        </p>
      )}
      <ManagedNote model={model} name={name} />
    </fieldset>
  );
}

/** Each language goes by its own name: whoever reads it finds it whatever language is shown. */
function LanguageChoice({ model }: { model: OptionsModel }) {
  const { language } = model.settings.value;
  const names = LANGUAGES.map((one) => [one, nameOf(one)] as const);
  const sorted = names.toSorted(([, one], [, other]) => one.localeCompare(other));
  return (
    <div class="option">
      <p class="number">
        <label for="language">{text('languageLabel')}</label>
        <select
          id="language"
          value={language}
          {...lockOf(model, 'language')}
          onChange={(event) => {
            const chosen = LANGUAGES.find((one) => one === event.currentTarget.value);
            void model.change('language', chosen ?? 'system');
          }}
        >
          <option value="system">{text('languageSystem')}</option>
          {sorted.map(([one, name]) => (
            <option key={one} value={one} lang={tagOf(one)}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <ManagedNote model={model} name="language" />
    </div>
  );
}

function nameOf(language: Language): string {
  const tag = tagOf(language);
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
