import type { ProviderOverview } from '../../lib/messages';
import type { Settings } from '../../lib/settings';
import { formatNumber, type TextKey, text } from '../../lib/text';
import { extraWords } from './extras';
import { lockOf, ManagedNote } from './managed';
import type { OptionsModel } from './model';
import './figures.css';

type Figure = ProviderOverview['figures'][number];
type OwnPrices = Settings['prices'][string];

// Extras have words of their own.
const THINGS: Readonly<Record<string, TextKey>> = {
  profile: 'priceProfile',
  email: 'priceEmail',
  businessEmails: 'askBusinessEmails',
  personalEmails: 'askPersonalEmails',
  phones: 'askPhones',
  websites: 'askWebsites',
  recent: 'freshRecent',
  live: 'freshLive',
};

const SOURCES = {
  account: 'pricesAccount',
  published: 'pricesPublished',
  user: 'pricesUser',
} as const satisfies Record<Figure['from'], TextKey>;

const MOST = 1000;

interface Props {
  readonly model: OptionsModel;
  readonly provider: ProviderOverview;
}

/** What each thing costs at a provider, and where that is known from; what its account does not tell is the user's to say. */
export function PriceTable({ model, provider }: Props) {
  const { id, name, figures } = provider;
  const body = `prices-body-${id}`;
  return (
    <details>
      <summary>{text('pricesTitle', { provider: name })}</summary>
      <div class="option">
        <p class="soft" id={body}>
          {text('pricesBody')}
        </p>
        <ManagedNote model={model} name="prices" of={id} />
        <table
          class="figures"
          aria-label={text('pricesTitle', { provider: name })}
          aria-describedby={body}
        >
          <thead>
            <tr>
              <th scope="col">{text('pricesThing')}</th>
              <th scope="col">{text('pricesCredits')}</th>
              <th scope="col">{text('pricesFrom')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <tr key={figure.id}>
                <th scope="row">{wordsOf(figure)}</th>
                <td>
                  {figure.from === 'account' ? (
                    <span class="told">{number(figure)}</span>
                  ) : (
                    <OwnFigure model={model} provider={provider} figure={figure} />
                  )}
                </td>
                <td>{text(SOURCES[figure.from])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** A figure that the user may put right: a number, nobody knows, or, left empty, what is published. */
function OwnFigure({ model, provider, figure }: Props & { readonly figure: Figure }) {
  const { prices } = model.settings.value;
  const own: OwnPrices = prices[provider.id] ?? {};
  const mine = own[figure.id];
  const lock = lockOf(model, 'prices', { of: provider.id });
  const what = wordsOf(figure);
  const say = (value: OwnPrices[string] | undefined) => {
    const { [figure.id]: _, ...others } = own;
    const now = value === undefined ? others : { ...others, [figure.id]: value };
    void model.change('prices', { ...prices, [provider.id]: now });
  };
  const change = (event: Event & { readonly currentTarget: HTMLInputElement }) => {
    const { value, valueAsNumber, validity } = event.currentTarget;
    if (value === '' && !validity.badInput) say(undefined);
    else if (valueAsNumber >= 0 && valueAsNumber <= MOST) say(valueAsNumber);
    else event.currentTarget.value = typeof mine === 'number' ? String(mine) : '';
  };
  return (
    <span class="own">
      <input
        type="number"
        min={0}
        max={MOST}
        step="any"
        value={typeof mine === 'number' ? mine : ''}
        placeholder={formatNumber(figure.published)}
        aria-label={text('pricesOf', { what })}
        {...lock}
        disabled={lock.disabled || mine === 'unknown'}
        onChange={change}
      />
      <label>
        <input
          type="checkbox"
          checked={mine === 'unknown'}
          aria-label={text('pricesUnknownOf', { what })}
          {...lock}
          onChange={() => say(mine === 'unknown' ? undefined : 'unknown')}
        />
        {text('pricesUnknown')}
      </label>
    </span>
  );
}

function wordsOf({ id }: Figure): string {
  const words = THINGS[id];
  return words === undefined ? extraWords(id) : text(words);
}

function number({ credits }: Figure): string {
  return credits === 'unknown' ? text('pricesUnknown') : formatNumber(credits);
}
