import './page.css';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { LANGUAGES } from '../../lib/languages';
import { BATCH_STORIES } from './stories/batches';
import { DIALOGS } from './stories/dialogs';
import { LIBRARY_STORIES } from './stories/library';
import { OPTIONS_STORIES } from './stories/options';
import { PANEL_STORIES } from './stories/panel';
import { PEOPLE_STORIES } from './stories/people';
import { SEARCH_STORIES } from './stories/search';
import { SECTIONS } from './stories/sections';
import type { Stories } from './stories/story';
import { StoryFrame } from './story-frame';

const WIDTHS = [320, 360, 600] as const;
const ZOOMS = [1, 2] as const;
const SHEETS: readonly { readonly page: string; readonly stories: Stories }[] = [
  { page: 'panel.html', stories: { ...PANEL_STORIES, ...DIALOGS, ...SECTIONS } },
  { page: 'options.html', stories: OPTIONS_STORIES },
  {
    page: 'library.html',
    stories: { ...LIBRARY_STORIES, ...BATCH_STORIES, ...PEOPLE_STORIES, ...SEARCH_STORIES },
  },
];

/** Every component in every state, in light and dark side by side. */
function Gallery() {
  const [width, setWidth] = useState<number>(WIDTHS[1]);
  const [zoom, setZoom] = useState<number>(ZOOMS[0]);
  const [language, setLanguage] = useState<string>(LANGUAGES[0]);
  const [density, setDensity] = useState('comfortable');
  const [filter, setFilter] = useState('');
  return (
    <>
      <nav aria-label="How it is shown">
        <h1>Sidecard gallery</h1>
        <label>
          Stories <input type="search" onInput={(event) => setFilter(event.currentTarget.value)} />
        </label>
        <Choice label="Width" of={WIDTHS} chosen={width} unit="px" onChoose={setWidth} />
        <Choice label="Zoom" of={ZOOMS} chosen={zoom} unit="×" onChoose={setZoom} />
        <label>
          Language{' '}
          <select onChange={(event) => setLanguage(event.currentTarget.value)}>
            {[...LANGUAGES, 'pseudo'].map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            onChange={(event) =>
              setDensity(event.currentTarget.checked ? 'compact' : 'comfortable')
            }
          />{' '}
          compact
        </label>
        <p>{forcedColors()}</p>
      </nav>
      <main>
        {SHEETS.map(({ page, stories }) =>
          Object.entries(stories).map(([subject, ofSubject]) => {
            const shown = ofSubject.filter(({ name }) => `${subject} ${name}`.includes(filter));
            if (shown.length === 0) return null;
            return (
              <section key={page + subject}>
                <h2>{subject}</h2>
                {shown.map(({ name }) => (
                  <div key={name}>
                    <h3>
                      <a href={`${page}?story=${name}&language=${language}&density=${density}`}>
                        {name}
                      </a>
                    </h3>
                    <div class="pair">
                      {(['light', 'dark'] as const).map((theme) => (
                        <StoryFrame
                          key={theme}
                          address={`${page}?story=${name}&theme=${theme}&language=${language}&density=${density}`}
                          {...{ name, theme, width, zoom }}
                        />
                      ))}
                    </div>
                  </div>
                ))}
              </section>
            );
          }),
        )}
      </main>
    </>
  );
}

function Choice(props: {
  label: string;
  of: readonly number[];
  chosen: number;
  unit: string;
  onChoose: (one: number) => void;
}) {
  return (
    <span role="radiogroup" aria-label={props.label}>
      {props.label}
      {props.of.map((one) => (
        <label key={one}>
          {' '}
          <input
            type="radio"
            name={props.label}
            checked={one === props.chosen}
            onChange={() => props.onChoose(one)}
          />
          {one} {props.unit}
        </label>
      ))}
    </span>
  );
}

/** A page cannot force colours upon itself: the browser or the system does. */
function forcedColors(): string {
  return matchMedia('(forced-colors: active)').matches
    ? 'Forced colours are on.'
    : 'Forced colours: in Chromium’s developer tools, Rendering, “Emulate CSS media feature forced-colors”.';
}

const root = document.getElementById('root');
if (root !== null) render(<Gallery />, root);
