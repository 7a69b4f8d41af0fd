import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Match } from '../../lib/person';
import { printable } from '../../lib/printable';
import { Contact } from './contact';
import { contactOffers } from './contact-offers';
import { Experience } from './experience';
import { Identity } from './identity';
import { Actions, CompareOffer, MoreContact, MoreSections, Origin } from './later';
import { MatchStrip } from './match-strip';
import type { PanelModel } from './panel-model';
import type { PhotoSource } from './photo';
import { Summary } from './summary';
import type { View } from './view';

// The height of one offer of contact details, with the gap before it.
const OFFER_PX = 30;

interface Props {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
  readonly match: Match;
  readonly children?: ComponentChildren;
}

/** A person, top to bottom. A section without data is not drawn; what is missing is named at the end. */
export function Card({ model, view, match, children }: Props) {
  const offers = contactOffers(model, view, match.person);
  const person = useMemo(() => printable(match.person), [match.person]);
  // Of the demo nothing leaves the browser; its people have no faces.
  const mayLoad = !view.provider.isDemo;
  return (
    <article aria-labelledby="person">
      <Identity person={person} mayLoad={mayLoad} photoFrom={photoFrom(model, view, match)} />
      {view.answer.identifier.kind === 'email' ? (
        <MatchStrip
          model={model}
          address={view.answer.identifier.address}
          match={match}
          provider={view.provider.name}
        >
          {children}
        </MatchStrip>
      ) : (
        children
      )}
      <div class="actions">
        <Actions model={model} view={view} person={match.person} />
      </div>
      <Contact contact={person.contact} hasOffers={offers.length > 0}>
        {/* Its room is there before it is. */}
        <div style={{ minBlockSize: `${offers.length * OFFER_PX}px` }}>
          <MoreContact model={model} match={match} offers={offers} />
        </div>
      </Contact>
      <Summary person={person} />
      <Experience roles={person.roles} now={Date.now()} mayLoad={mayLoad} />
      <MoreSections person={person}>
        <Origin model={model} view={view} match={match} person={person} />
        {!view.provider.isDemo && <CompareOffer model={model} view={view} match={match} />}
      </MoreSections>
    </article>
  );
}

/** The provider, where it tells anew where photos are and has a key to be asked with. */
function photoFrom(
  model: PanelModel,
  { provider }: Props['view'],
  { person: { slug } }: Match,
): PhotoSource | undefined {
  const { supports, key, name } = provider;
  if (supports.hasPicture === undefined || key === null || slug === undefined) return undefined;
  const { send } = model.beside.world;
  return { provider: name, find: () => model.findPicture(slug, provider), send };
}
