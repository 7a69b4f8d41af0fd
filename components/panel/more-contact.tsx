import type { Match } from '../../lib/person';
import type { PartOffer } from './contact-offers';
import { MoreParts } from './more-parts';
import type { PanelModel } from './panel-model';

/** The contact details that the card does not have and that can be had. */
export function MoreContact(props: {
  readonly model: PanelModel;
  readonly match: Match;
  readonly offers: readonly PartOffer[];
}) {
  // What comes stands under this heading.
  const next = () => document.getElementById('contact');
  return <MoreParts {...props} label="detailsToHave" next={next} />;
}
