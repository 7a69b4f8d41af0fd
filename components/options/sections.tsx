import { type TextKey, text } from '../../lib/text';
import './sections.css';

/** The page's sections by the ids of their headings, in the order in which they stand. */
const SECTIONS = [
  ['providers', 'providersTitle'],
  ['passphrase', 'passphraseTitle'],
  ['choice', 'choiceTitle'],
  ['asking', 'askingTitle'],
  ['spending', 'spendingTitle'],
  ['detection', 'detectionTitle'],
  ['appearance', 'appearanceTitle'],
  ['privacy', 'privacyTitle'],
  ['never-up', 'neverUpTitle'],
  ['data', 'dataTitle'],
  ['keyboard', 'keyboardTitle'],
  ['about', 'aboutTitle'],
] as const satisfies readonly (readonly [id: string, title: TextKey])[];

/** The list of sections: at the side where there is room, else on top. */
export function Sections() {
  return (
    <nav class="sections" aria-label={text('optionsNav')}>
      <ul>
        {SECTIONS.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`}>{text(title)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
