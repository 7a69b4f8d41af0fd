import type { Match } from '../../lib/person';
import { formatNumber, text } from '../../lib/text';

/** For an address: how sure the provider is that it belongs to this person. */
export function MatchStrip(props: { address: string; match: Match; provider: string }) {
  const { address, match, provider } = props;
  return (
    <p class="match">
      {text('matchedOn')} <bdi class="strong">{address}</bdi>
      <br />
      <span class="soft num">
        {match.confidence === undefined
          ? text('confidenceUnknown', { provider })
          : text('confidence', { provider, score: formatNumber(match.confidence) })}
      </span>
    </p>
  );
}
