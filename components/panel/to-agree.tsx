import type { ProviderOverview } from '../../lib/messages';
import { ConsentLines } from '../ui/consent';
import type { PanelModel } from './panel-model';

/** What there is to agree to. Consent counts for all who take a key, so all are named; `provider` where they are not known yet. */
export function ToAgree(props: {
  readonly model: PanelModel;
  readonly provider: ProviderOverview;
}) {
  const real = props.model.real.value;
  return <ConsentLines providers={real.length > 0 ? real : [props.provider]} />;
}
