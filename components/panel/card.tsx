import type { ComponentChildren } from 'preact';
import type { Match, Person } from '../../lib/person';
import { Contact } from './contact';
import { Experience } from './experience';
import { Identity } from './identity';
import { MoreSections } from './later';
import { MatchStrip } from './match-strip';
import { Origin } from './origin';
import type { PanelModel } from './panel-model';
import { Education, Links, Skills, Summary } from './sections';
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
  const end = (
    <>
      <Links person={person} />
      <Origin model={model} view={view} person={person} />
    </>
  );
  return (
    <article aria-labelledby="person">
      <Identity person={person} />
      {view.answer.identifier.kind === 'email' && (
        <MatchStrip
          model={model}
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
      {hasMore(person) ? <MoreSections person={person}>{end}</MoreSections> : end}
    </article>
  );
}

/** Whether there is something that not everybody's card has. */
function hasMore(person: Person): boolean {
  const { certifications, honours, achievements, spoken, recommendations, extras } = person;
  const lists = [certifications, honours, achievements, spoken, recommendations];
  return extras !== undefined || lists.some((list) => list?.length);
}
