import type { ComponentChildren } from 'preact';
import type { Match } from '../../lib/person';
import { text } from '../../lib/text';
import { Breakable } from '../ui/breakable';
import { MatchReasons } from './later';
import type { PanelModel } from './panel-model';

// Has room in one line, if it begins one.
const SHORT = 30;

/**
 * For an address: how sure it is that it belongs to this person, why, and within it what ties the two. Its height stands before all that is
 * there.
 */
export function MatchStrip(props: {
  model: PanelModel;
  address: string;
  match: Match;
  provider: string;
  children?: ComponentChildren;
}) {
  const { children, ...about } = props;
  return (
    <div class="match">
      <p>
        {text('matchedOn')}{' '}
        <bdi class={props.address.length > SHORT ? 'strong' : 'strong whole'}>
          <Breakable words={props.address} />
        </bdi>
      </p>
      <div class="check">
        <MatchReasons {...about} />
      </div>
      <div class="tied">{children}</div>
    </div>
  );
}
