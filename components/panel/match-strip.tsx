import type { Match } from '../../lib/person';
import { text } from '../../lib/text';
import { MatchReasons } from './later';
import type { PanelModel } from './panel-model';

/** For an address: how sure it is that it belongs to this person, and why. Its height stands before the reasons are there. */
export function MatchStrip(props: {
  model: PanelModel;
  address: string;
  match: Match;
  provider: string;
}) {
  return (
    <div class="match">
      <p>
        {text('matchedOn')} <bdi class="strong">{props.address}</bdi>
      </p>
      <div class="check">
        <MatchReasons {...props} />
      </div>
    </div>
  );
}
