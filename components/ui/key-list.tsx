import './key-list.css';
import { type TextKey, text } from '../../lib/text';

interface Row {
  readonly keys: readonly (TextKey | '/' | '?' | '↑' | '↓')[];
  readonly does: TextKey;
}

const ROWS = [
  { keys: ['/'], does: 'keysBox' },
  { keys: ['?'], does: 'keysThis' },
  { keys: ['keyEsc'], does: 'keysBack' },
  { keys: ['keyTab'], does: 'keysNext' },
  { keys: ['↑', '↓'], does: 'keysMove' },
  { keys: ['keySpace'], does: 'keysSelect' },
  { keys: ['keyEnter'], does: 'keysShow' },
] as const satisfies readonly Row[];

/** What keys do in the panel. */
export function KeyList() {
  return (
    <dl class="keys">
      {ROWS.map(({ keys, does }) => (
        <div key={does}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{isText(key) ? text(key) : key}</kbd>
            ))}
          </dt>
          <dd>{text(does)}</dd>
        </div>
      ))}
    </dl>
  );
}

function isText(key: (typeof ROWS)[number]['keys'][number]): key is Extract<typeof key, TextKey> {
  return key.length > 1;
}
