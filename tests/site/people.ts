import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';

/** What a page of the site shows of one invented person. */
export interface SitePerson {
  readonly name: string;
  /** Empty where the person has none. */
  readonly title: string;
  /** As in the profile's URL, percent-encoded. */
  readonly slug: string;
  readonly emails: readonly string[];
}

const rows = z.array(
  z.object({
    emails: z._default(z.record(z.string(), z.number()), {}),
    person_data: z.object({
      basic_profile: z.object({
        name: z.string(),
        current_title: z.optional(z.nullable(z.string())),
      }),
      social_handles: z.optional(
        z.object({
          professional_network_identifier: z.optional(
            z.object({ profile_url: z.optional(z.nullable(z.string())) }),
          ),
        }),
      ),
    }),
  }),
);

/** Reads the people of the demo who have a profile, in the file's order. */
export async function readPeople(): Promise<readonly SitePerson[]> {
  const file = new URL('../../public/demo/people.json', import.meta.url);
  const parsed = z.parse(rows, JSON.parse(await readFile(file, 'utf8')));
  return parsed.flatMap(({ emails, person_data: { basic_profile, social_handles } }) => {
    const url = social_handles?.professional_network_identifier?.profile_url ?? '';
    const slug = /\/in\/([^/]+)/.exec(url)?.[1];
    const title = basic_profile.current_title ?? '';
    return slug ? [{ name: basic_profile.name, title, slug, emails: Object.keys(emails) }] : [];
  });
}
