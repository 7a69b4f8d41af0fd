import { formatDay } from '../../lib/dates';
import type { Settings } from '../../lib/settings';
import { formatList, text } from '../../lib/text';

/**
 * The four lines that say what leaves the browser, to whom, what it costs and what is kept where. Consent counts for all who are named;
 * whoever agreed to an earlier wording is told what has changed since.
 */
export function ConsentLines(props: {
  readonly providers: readonly { readonly name: string }[];
  readonly agreed?: Settings['consent'] | undefined;
}) {
  const { providers, agreed } = props;
  const names = providers.map(({ name }) => name);
  const provider = formatList(names, 'disjunction');
  return (
    <>
      {agreed && <p>{text('consentNew', { day: formatDay(agreed.at) ?? '' })}</p>}
      <ul class="lines">
        <li>
          <b>{text('consentWhat')}</b> {text('consentWhatBody')}
        </li>
        <li>
          <b>{text('consentWhom')}</b> {text('consentWhomBody', { provider })}
        </li>
        <li>
          <b>{text('consentCost')}</b> {text('consentCostBody')}
        </li>
        <li>
          <b>{text('consentKey')}</b> {text('consentKeyBody')}
        </li>
      </ul>
    </>
  );
}
