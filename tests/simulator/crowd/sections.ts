import type { Random } from '../../bench/random';

/** Who a person of the crowd is. */
export interface About {
  readonly number: number;
  readonly name: string;
  readonly first: string;
  readonly last: string;
  readonly place: string;
}

const TITLES = ['Head of Cranes', 'Yard Planner', 'Tide Analyst', 'Buyer', 'Night Foreman'];
const FIRMS = ['Tidewater Ropeworks', 'Vellichor Freight', 'Kallholm Cables', 'Lantern & Quay'];
const SKILLS = ['Knots', 'Budgeting', 'Rust', 'Public Speaking', 'Tide Tables', 'Hiring'];
const SIXTY = 60;

/** The sections of somebody with a career: of one role or some, or of sixty. */
export function wholeCareer(about: About, random: Random): object {
  const { number, name, first, last, place } = about;
  const title = random.one(TITLES);
  const company = random.one(FIRMS);
  const past = number % 40 === 11 ? SIXTY - 1 : random.below(4);
  const picture = `https://media.example.com/people/${2_000_000 + number}.jpg`;
  const headline = `${title} at ${company}`;
  return {
    basic_profile: {
      ...{ name, first_name: first, last_name: last, headline, current_title: title },
      summary: `Invented person number ${number}. Keeps the ledgers of the quay and means to finish them.`,
      languages: ['English', 'Swedish'],
      last_updated: '2026-09-14T00:00:00+00:00',
      profile_picture_permalink: picture,
      location: { city: place, state: null, country: 'Sweden', continent: 'Europe', raw: place },
    },
    professional_network: {
      ...{ name, headline, connections: 100 + random.below(400), followers: random.below(9000) },
      ...{ joined_date: '2012-03-18T00:00:00+00:00', verifications: [], open_to_cards: [] },
    },
    experience: {
      employment_details: {
        current: [
          { ...role(company, title, 2023, null), company_website_domain: 'crowd.example.com' },
        ],
        past: Array.from({ length: past }, (_, index) => {
          const year = 2022 - (index % 20);
          return role(random.one(FIRMS), random.one(TITLES), year, year + 1);
        }),
      },
    },
    education: {
      schools: [
        {
          ...{ school: 'Kallholm Polytechnic', degree: 'Bachelor of Engineering' },
          ...{ field_of_study: 'Rope Science', start_year: 2003, end_year: 2007 },
        },
      ],
    },
    skills: { professional_network_skills: [...new Set([random.one(SKILLS), random.one(SKILLS)])] },
  };
}

/** The sections of somebody of whom hardly anything but the name is there, and what is there is empty in every way that was seen. */
export function hardlyAnything(name: string): object {
  return {
    basic_profile: { name, headline: '', current_title: null, languages: null, location: null },
    professional_network: null,
    experience: {
      employment_details: {
        current: [],
        past: [null, { name: null, title: '', start_date: null }],
      },
    },
    education: { schools: [{ school: null, degree: null }] },
    skills: null,
    certifications: null,
  };
}

function role(name: string, title: string, from: number, to: number | null): object {
  return {
    ...{ name, title, location: { raw: 'Wexmoor' }, employment_type: 'Full-time' },
    start_date: `${from}-04-01T00:00:00+00:00`,
    end_date: to === null ? null : `${to}-04-01T00:00:00+00:00`,
    is_default: to === null,
  };
}
