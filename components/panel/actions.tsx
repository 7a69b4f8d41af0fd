import './actions.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fileName } from '../../lib/export/file-name';
import { toVCard } from '../../lib/export/vcard';
import { calledName } from '../../lib/export/work';
import { failureOf } from '../../lib/failure';
import { profileUrl } from '../../lib/identifier';
import type { Person } from '../../lib/person';
import { text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { Icon } from '../ui/icons';
import { Link } from '../ui/link';
import { MenuButton } from '../ui/menu-button';
import { onDemand } from '../ui/on-demand';
import { saveFile } from '../ui/save-file';
import { type CopyForm, formsFor, sourceOf, writtenAs } from './copy-forms';
import type { PanelModel } from './panel-model';
import type { View } from './view';

const Forget = onDemand(async () => (await import('./forget')).Forget);
const RawAnswer = onDemand(async () => (await import('./raw-answer')).RawAnswer);
// Long enough to be read and listened to.
const REPLY_MS = 4_000;

interface Props {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
  readonly person: Person;
}

/** What can be done with the person as a whole: open the profile, copy, download, see what the provider said, forget. */
export function Actions({ model, view, person }: Props) {
  const [isRaw, setRaw] = useState(false);
  const [isForgetting, setForgetting] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const { slug } = person;
  const download = () => {
    // Every address book reads this version.
    const card = toVCard(person, sourceOf(view), '3.0');
    saveFile(fileName(calledName(person), 'vcf'), card, 'text/vcard');
  };
  return (
    <>
      <ul aria-label={text('actions')}>
        {slug !== undefined && (
          <li>
            <Link to={profileUrl(slug)}>{text('openProfile')}</Link>
          </li>
        )}
        <li>
          <CopyAs model={model} view={view} person={person} onProblem={setProblem} />
        </li>
        <li>
          <button type="button" onClick={download}>
            {text('downloadVCard')}
          </button>
        </li>
        <li>
          <button type="button" aria-haspopup="dialog" onClick={() => setRaw(true)}>
            {text('showRaw')}
          </button>
        </li>
        {/* On the list of those never looked up they would be a trace of a private window. */}
        {!model.isPrivate && (
          <li>
            <button type="button" aria-haspopup="dialog" onClick={() => setForgetting(true)}>
              {text('forgetPerson')}
            </button>
          </li>
        )}
      </ul>
      {model.isPrivate && <p class="soft">{text('forgetPrivate')}</p>}
      {problem !== undefined && (
        <p role="alert" class="bad">
          {problem}
        </p>
      )}
      {isForgetting && (
        <Forget model={model} view={view} person={person} onClose={() => setForgetting(false)} />
      )}
      {isRaw && (
        <RawAnswer model={model} view={view} person={person} onClose={() => setRaw(false)} />
      )}
    </>
  );
}

/** The menu of forms. What became of copying is said to a screen reader once, and shown: for a while, or until the next try. */
function CopyAs(props: Props & { readonly onProblem: (words?: string) => void }) {
  const { model, view, person, onProblem } = props;
  const [isCopied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const forms = formsFor(view.provider).map(({ key, label }) => ({ key, label: text(label) }));

  function silence(): void {
    clearTimeout(timer.current);
    model.said.value = '';
    setCopied(false);
    onProblem();
  }
  // Nobody is left to be told of it on another card.
  useEffect(() => () => (timer.current === undefined ? undefined : silence()), []);

  async function copy(form: CopyForm): Promise<void> {
    silence();
    let words: string;
    try {
      words = await writtenAs(form, { model, view, person });
    } catch (thrown) {
      return onProblem(wordsOf(failureOf(thrown)).body);
    }
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      return onProblem(text('copyRefused'));
    }
    const name = forms.find(({ key }) => key === form)?.label ?? '';
    model.said.value = text('copiedAs', { form: name });
    setCopied(true);
    timer.current = setTimeout(silence, REPLY_MS);
  }

  return (
    <MenuButton items={forms} onChoose={copy}>
      {text('copyAs')}
      <Icon name={isCopied ? 'check' : 'copy'} />
    </MenuButton>
  );
}
