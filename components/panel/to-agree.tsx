import type { ProviderOverview } from '../../lib/messages';
import type { Settings } from '../../lib/settings';
import { ConsentLines } from '../ui/consent';
import type { PanelModel } from './panel-model';

/** What there is to agree to. Consent counts for all who take a key, so all are named; `provider` where they are not known yet. */
export function ToAgree(props: {
  readonly model: PanelModel;
  readonly provider: ProviderOverview;
  readonly agreed?: Settings['consent'] | undefined;
}) {
  const real = props.model.real.value;
  return (
    <ConsentLines providers={real.length > 0 ? real : [props.provider]} agreed={props.agreed} />
  );
}
