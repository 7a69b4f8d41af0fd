import type { ComponentChildren } from 'preact';
import type { Match } from '../../lib/person';
import { Contact } from './contact';
import { Experience } from './experience';
import { Identity } from './identity';
import { MatchStrip } from './match-strip';
import type { PanelModel } from './model';
import { Origin } from './origin';
import { Certifications, Education, Links, Skills, Summary } from './sections';
import type { View } from './view';

interface Props {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
  readonly match: Match;
  readonly children?: ComponentChildren;
}

/** A person, top to bottom. A section without data is not drawn; what is missing is named at the end. */
export function Card({ model, view, match, children }: Props) {
  const { person } = match;
  return (
    <article aria-labelledby="person">
      <Identity person={person} />
      {view.answer.identifier.kind === 'email' && (
        <MatchStrip
          address={view.answer.identifier.address}
          match={match}
          provider={view.provider.name}
        />
      )}
      {children}
      <Contact contact={person.contact} />
      <Summary person={person} />
      <Experience roles={person.roles} now={Date.now()} />
      <Education person={person} />
      <Skills skills={person.skills} />
      <Certifications certifications={person.certifications} />
      <Links person={person} />
      <Origin model={model} view={view} person={person} />
    </article>
  );
}
