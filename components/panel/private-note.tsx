import './private-note.css';
import { text } from '../../lib/text';

/** What is different in a private window. */
export function PrivateNote() {
  return <aside class="private soft">{text('privateWindow')}</aside>;
}
