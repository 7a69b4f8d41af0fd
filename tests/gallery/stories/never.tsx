import type { ComponentChild } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { NeverLookUp } from '../../../components/options/never-look-up';
import '../../../components/options/options.css';
import type { NeverListed } from '../../../lib/messages';
import { text } from '../../../lib/text';
import type { Stories, Story } from './story';

const LISTED: NeverListed = {
  people: 0,
  domains: 0,
  changed: [],
  byDomain: [],
  unchanged: [],
  unread: [],
  deleted: 0,
};

/** The section after a button was pressed, where one is named, with that result. */
function section(name: string, told: Partial<NeverListed>, pressed?: 'Add' | 'Check'): Story {
  const model = { neverLookUp: async () => ({ ...LISTED, ...told }) };
  const render = async () => (
    <Pressed button={pressed}>
      <main class="options">
        <h1>{text('optionsTitle')}</h1>
        <NeverLookUp model={model} />
      </main>
    </Pressed>
  );
  return { name: `never-${name}`, render };
}

function Pressed(props: {
  readonly button?: string | undefined;
  readonly children: ComponentChild;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = box.current?.querySelector('textarea');
    if (!field || props.button === undefined) return;
    field.value = 'in/amara-0x1c';
    for (const button of box.current?.querySelectorAll('button') ?? []) {
      if (button.textContent === text(`neverUp${props.button === 'Add' ? 'Add' : 'Check'}`))
        button.click();
    }
  }, []);
  return <div ref={box}>{props.children}</div>;
}

const LONG = `${'maximiliana.wilhelmina.'.repeat(3)}a@kestrel.example.com`;

/** Who is never looked up, in every state. */
export const NEVER_STORIES = {
  'never-look-up': [
    section('empty', {}),
    section('many', { people: 12_345, domains: 1 }),
    section('added', { people: 1, changed: ['in/amara-0x1c'], deleted: 1 }, 'Add'),
    section(
      'all-told',
      {
        people: 3,
        domains: 12,
        changed: [
          'in/amara-0x1c',
          LONG,
          ...['a', 'b', 'c', 'd'].map((one) => `${one}.example.com`),
        ],
        unchanged: ['otto@loom.example.com'],
        unread: ['nobody', 'co.uk'],
        deleted: 2,
      },
      'Add',
    ),
    section(
      'checked',
      { people: 1, changed: ['in/amara-0x1c'], byDomain: [LONG], unchanged: ['in/otto-0x1d'] },
      'Check',
    ),
  ],
} as const satisfies Stories;
