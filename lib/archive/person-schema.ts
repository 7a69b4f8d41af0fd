import * as z from 'zod/mini';
import type { Person } from '../person';

const words = z.optional(z.string());
const count = z.optional(z.number());
const flag = z.optional(z.boolean());
const list = z.array(z.string());

const place = z.object({
  text: words,
  city: words,
  state: words,
  country: words,
  continent: words,
});

const company = z.object({
  name: words,
  profileUrl: words,
  website: words,
  domain: words,
  logoUrl: words,
  headcount: count,
  headcountRange: words,
  industries: list,
  kind: words,
  status: words,
  headquarters: words,
  headquartersCountry: words,
  ids: z.record(z.string(), z.string()),
});

const role = z.object({
  title: words,
  company,
  isCurrent: z.boolean(),
  isMain: flag,
  start: words,
  end: words,
  place: words,
  employmentType: words,
  description: words,
  seniority: words,
  department: words,
  emailVerified: flag,
  yearsText: words,
  years: count,
  positionId: words,
});

const school = z.object({
  name: words,
  degree: words,
  fieldOfStudy: words,
  startYear: count,
  endYear: count,
  activities: words,
  description: words,
  place: z.optional(place),
  logoUrl: words,
  id: words,
  profileUrl: words,
  grade: words,
  start: words,
  end: words,
});

const contact = z.object({
  emails: z.array(
    z.object({
      address: z.string(),
      kind: z.enum(['business', 'personal', 'unknown']),
      status: words,
      updatedAt: words,
    }),
  ),
  phones: list,
  websites: list,
});

const certification = z.object({
  name: words,
  issuer: words,
  issued: words,
  expires: words,
  credentialId: words,
  url: words,
});

const honour = z.object({ title: words, issuer: words, issued: words, description: words });

const codeProfile = z.object({
  url: words,
  name: words,
  bio: words,
  website: words,
  email: words,
  company: words,
  place: words,
  photoUrl: words,
  isHireable: flag,
  repositories: count,
  followers: count,
  confidence: count,
});

const ACHIEVEMENTS = [
  'project',
  'publication',
  'patent',
  'course',
  'test',
  'organisation',
  'volunteering',
] as const;

const achievement = z.object({
  kind: z.enum(ACHIEVEMENTS),
  title: words,
  by: words,
  role: words,
  start: words,
  end: words,
  isOver: z.optional(z.literal(true)),
  description: words,
  number: words,
  url: words,
  logoUrl: words,
});

const pointer = z.object({
  kind: z.enum(['also-viewed', 'same-name', 'group', 'article', 'activity']),
  title: words,
  url: words,
  text: words,
  place: words,
  date: words,
  imageUrl: words,
});

const extras = z.object({
  gender: words,
  birthDate: words,
  industry: words,
  interests: z.optional(list),
  website: words,
  githubId: words,
  facebookId: words,
  xId: words,
  salary: z.optional(z.object({ min: count, max: count })),
});

/** A person as one line of an archive has them. What a Person has no place for is left out. */
export const personSchema: z.ZodMiniType<Person> = z.object({
  id: z.string().check(z.minLength(1)),
  name: words,
  firstName: words,
  lastName: words,
  pronouns: words,
  headline: words,
  title: words,
  department: words,
  summary: words,
  place: z.optional(place),
  languages: list,
  photoUrl: words,
  slug: words,
  memberId: words,
  xHandle: words,
  codeUrl: words,
  network: z.object({
    connections: count,
    followers: count,
    joined: words,
    verifications: list,
    openTo: list,
  }),
  contact,
  roles: z.array(role),
  schools: z.array(school),
  degrees: list,
  skills: list,
  certifications: z.array(certification),
  honours: z.array(honour),
  codeProfiles: z.array(codeProfile),
  asOf: words,
  coverUrl: words,
  spoken: z.optional(z.array(z.object({ name: z.string(), level: words }))),
  achievements: z.optional(z.array(achievement)),
  recommendations: z.optional(list),
  pointers: z.optional(z.array(pointer)),
  extras: z.optional(extras),
  isThin: flag,
});
