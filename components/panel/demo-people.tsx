import './rows.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { profileOf } from '../../lib/detect/profile-url';
import type { Identifier } from '../../lib/identifier';
import { text } from '../../lib/text';
import { keepFocus } from '../ui/keep-focus';
import type { PanelModel } from './panel-model';

interface DemoPerson {
  readonly name: string;
  readonly headline: string;
  readonly identifier: Identifier;
}

interface Row {
  readonly person_data: {
    readonly basic_profile?: { readonly name?: string | null; readonly headline?: string | null };
    readonly social_handles?: {
      readonly professional_network_identifier?: { readonly profile_url?: string | null };
    };
  };
}

const SHOWN_AT_FIRST = 6;

/** The invented people of demo mode, each to be looked up with a click. */
export function DemoPeople({ model }: { model: PanelModel }) {
  const [people, setPeople] = useState<readonly DemoPerson[]>([]);
  const [isAll, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => void load().then(setPeople), []);
  useEffect(() => {
    const uncovered = list.current?.children[SHOWN_AT_FIRST];
    if (isAll) keepFocus(uncovered?.querySelector('button'));
  }, [isAll]);
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="demo-people">
      <h2 id="demo-people">{text('demoPeopleTitle')}</h2>
      <ul class="people" ref={list}>
        {people.slice(0, isAll ? people.length : SHOWN_AT_FIRST).map((person) => (
          <li key={person.name + person.headline}>
            <button type="button" class="row" onClick={() => model.choose(person.identifier)}>
              <span class="strong">
                <bdi>{person.name}</bdi>
              </span>
              {person.headline !== '' && (
                <span class="id">
                  <bdi>{person.headline}</bdi>
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {!isAll && people.length > SHOWN_AT_FIRST && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>
          {text('showAll', { count: people.length })}
        </button>
      )}
    </section>
  );
}

async function load(): Promise<DemoPerson[]> {
  const response = await fetch(browser.runtime.getURL('/demo/people.json' as '/'));
  const rows = (await response.json()) as Row[];
  return rows.flatMap(({ person_data: { basic_profile: basic, social_handles: handles } }) => {
    const url = handles?.professional_network_identifier?.profile_url ?? '';
    const identifier = profileOf(url);
    if (identifier === undefined || !basic?.name) return [];
    return [{ name: basic.name, headline: basic.headline ?? '', identifier }];
  });
}
