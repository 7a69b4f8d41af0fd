import { type DemoPerson, slugsOf } from '../../../lib/demo/people';
import { countryOf } from './countries';
import { listAt, numberAt, textAt } from './reading';
import {
  certificationsOf,
  educationOf,
  experiencesOf,
  honorsOf,
  inventedSectionsOf,
  languagesOf,
} from './sections';

/** The flat object of an answer, without what costs extra. */
export type Profile = Readonly<Record<string, unknown>>;

/**
 * The whole base object of section 2.3 for an invented person. `neighbour` is who else was looked
 * at. A person without career and schools is a thin profile; one without date has no `meta`, like
 * the older answers.
 */
export function profileOf(person: DemoPerson, neighbour: DemoPerson): Profile {
  const { person_data } = person;
  const experiences = experiencesOf(person);
  const education = educationOf(person);
  const languages = languagesOf(person);
  const isThin = experiences.length === 0 && education.length === 0;
  const id = person_data.crustdata_person_id;
  const headline = textAt(person_data, 'basic_profile.headline');
  const lastUpdated = lastUpdatedOf(person);
  return {
    public_identifier: slugsOf(person)[0] ?? null,
    profile_pic_url: textAt(person_data, 'basic_profile.profile_picture_permalink'),
    background_cover_image_url: null,
    ...namesOf(person),
    follower_count: numberAt(person_data, 'professional_network.followers'),
    connections: numberAt(person_data, 'professional_network.connections'),
    occupation: occupationOf(person),
    headline,
    summary: textAt(person_data, 'basic_profile.summary'),
    ...countryOf(textAt(person_data, 'basic_profile.location.country')),
    state: textAt(person_data, 'basic_profile.location.state'),
    city: textAt(person_data, 'basic_profile.location.city'),
    location_str: textAt(person_data, 'basic_profile.location.raw'),
    experiences,
    education,
    languages: languages.map(({ name }) => name),
    languages_and_proficiencies: languages,
    certifications: certificationsOf(person),
    accomplishment_honors_awards: honorsOf(person),
    ...inventedSectionsOf(person, isThin),
    people_also_viewed: isThin ? [] : [glanceAt(neighbour)],
    similarly_named_profiles: [],
    recommendations: id % 3 === 1 ? ['\n  Says what she means.\n\n\n      Means it.  \n'] : [],
    activities: id % 2 === 1 ? [{ title: 'Liked a post', link: null, activity_status: null }] : [],
    articles: [],
    groups: [],
    ...(lastUpdated === undefined
      ? {}
      : { meta: { thin_profile: isThin, last_updated: lastUpdated } }),
  };
}

function lastUpdatedOf({ person_data }: DemoPerson): string | undefined {
  const text = textAt(person_data, 'basic_profile.last_updated');
  // A time without zone, which some of the people have, is UTC.
  const day = /^\d{4}-\d\d-\d\d/.exec(text ?? '')?.[0];
  return day === undefined ? undefined : `${day}T00:00:00Z`;
}

function namesOf({ person_data }: DemoPerson) {
  const full = textAt(person_data, 'basic_profile.name');
  return {
    first_name: textAt(person_data, 'basic_profile.first_name') ?? full?.split(' ')[0] ?? null,
    last_name:
      textAt(person_data, 'basic_profile.last_name') ??
      (full?.split(' ').slice(1).join(' ') || null),
    full_name: full,
  };
}

function occupationOf({ person_data }: DemoPerson): string | null {
  const current = listAt(person_data, 'experience.employment_details.current');
  const title = textAt(current[0], 'title');
  const company = textAt(current[0], 'name');
  return title === null || company === null ? title : `${title} at ${company}`;
}

function glanceAt(person: DemoPerson): object {
  const slug = slugsOf(person)[0];
  return {
    link: slug === undefined ? null : `https://www.linkedin.com/in/${encodeURIComponent(slug)}`,
    name: textAt(person.person_data, 'basic_profile.name'),
    summary: textAt(person.person_data, 'basic_profile.headline'),
    location: textAt(person.person_data, 'basic_profile.location.raw'),
  };
}
