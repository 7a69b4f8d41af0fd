import type { ProviderOverview } from '../../lib/messages';
import { type TextKey, text } from '../../lib/text';
import { lockOf, ManagedNote } from './managed';
import type { OptionsModel } from './model';
import { creditsMore } from './prices';

// One that is not named here goes by its id.
const WORDS: Readonly<Record<string, TextKey>> = {
  extra: 'extraExtra',
  skills: 'extraSkills',
  github: 'extraGithub',
  facebook: 'extraFacebook',
  x: 'extraX',
  salary: 'extraSalary',
  certifications: 'extraCertifications',
  honors: 'extraHonours',
  dev_platform_profiles: 'extraCodeProfiles',
};

/** An extra in words. */
export function extraWords(id: string): string {
  const words = WORDS[id];
  return words === undefined ? id : text(words);
}

/** What else one provider can be asked for, each with what it costs on top; nothing is ticked at first. */
export function Extras({ model, provider }: { model: OptionsModel; provider: ProviderOverview }) {
  const { id, name, supports, extraCredits, key } = provider;
  const notInPlan = key?.account?.fieldsNotInPlan ?? [];
  const { extras } = model.settings.value;
  const wanted = extras[id] ?? [];
  const toggle = (extra: string) => {
    const others = wanted.filter((one) => one !== extra);
    const now = wanted.includes(extra) ? others : [...others, extra];
    void model.change('extras', { ...extras, [id]: now });
  };
  return (
    <fieldset {...lockOf(model, 'extras', { of: id })}>
      <legend>{text('extrasLegend', { provider: name })}</legend>
      {supports.extras.map((extra) => {
        return (
          <label key={extra.id}>
            <input
              type="checkbox"
              checked={wanted.includes(extra.id)}
              onChange={() => toggle(extra.id)}
            />
            <span>
              {extraWords(extra.id)}{' '}
              <span class="price">
                {notInPlan.includes(extra.id)
                  ? text('extraNotInPlan')
                  : creditsMore(extraCredits[extra.id] ?? extra.credits)}
              </span>
            </span>
          </label>
        );
      })}
      <ManagedNote model={model} name="extras" of={id} />
    </fieldset>
  );
}
