import { formatList, text } from '../../lib/text';

/** The four lines that say what leaves the browser, to whom, what it costs and where the key is kept. Consent counts for all who are named. */
export function ConsentLines(props: { readonly providers: readonly { readonly name: string }[] }) {
  const names = props.providers.map(({ name }) => name);
  const provider = formatList(names, 'disjunction');
  return (
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
  );
}
