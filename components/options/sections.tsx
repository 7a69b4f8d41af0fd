import { OPTIONS_SECTIONS, type OptionsSection } from '../../lib/options-section';
import { type TextKey, text } from '../../lib/text';
import './sections.css';

const TITLES = {
  providers: 'providersTitle',
  passphrase: 'passphraseTitle',
  choice: 'choiceTitle',
  asking: 'askingTitle',
  spending: 'spendingTitle',
  detection: 'detectionTitle',
  appearance: 'appearanceTitle',
  privacy: 'privacyTitle',
  'never-up': 'neverUpTitle',
  data: 'dataTitle',
  keyboard: 'keyboardTitle',
  about: 'aboutTitle',
} as const satisfies Record<OptionsSection, TextKey>;

/** The list of sections: at the side where there is room, else on top. */
export function Sections() {
  return (
    <nav class="sections" aria-label={text('optionsNav')}>
      <ul>
        {OPTIONS_SECTIONS.map((id) => (
          <li key={id}>
            <a href={`#${id}`}>{text(TITLES[id])}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
