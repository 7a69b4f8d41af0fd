import { describe, expect, it } from 'vitest';
import { AMARA, openProvider } from './provider';

async function personWith(fields?: readonly string[], account = {}) {
  const body = { professional_network_profile_urls: [AMARA.url], fields };
  const { json } = await openProvider(account).enrich(body);
  return json[0].matches[0].person_data;
}

describe('fields', () => {
  it('default to basic profile and social handles', async () => {
    const person = await personWith();
    expect(Object.keys(person)).toEqual(['crustdata_person_id', 'basic_profile', 'social_handles']);
    expect(person.basic_profile.name).toBe('Amara Okafor-Lindqvist');
  });

  it('are a whitelist of groups', async () => {
    const person = await personWith(['skills', 'education']);
    expect(Object.keys(person).sort()).toEqual(['crustdata_person_id', 'education', 'skills']);
    expect(person.skills.professional_network_skills).toContain('Robotics');
  });

  it('may be a path inside a group', async () => {
    expect(await personWith(['basic_profile.name', 'basic_profile.location.country'])).toEqual({
      crustdata_person_id: expect.any(Number),
      basic_profile: { name: 'Amara Okafor-Lindqvist', location: { country: 'Sweden' } },
    });
  });

  it('pass through lists', async () => {
    const { experience } = await personWith(['experience.employment_details.past.title']);
    expect(experience).toEqual({
      employment_details: {
        past: [
          { title: 'Director of Fleet Software' },
          { title: 'Engineering Manager, Yard Automation' },
          { title: 'Software Engineer' },
          { title: 'Graduate Trainee' },
        ],
      },
    });
  });

  it('leave out a neighbour whose name begins alike', async () => {
    const years = 'experience.employment_details.current.years_at_company_raw';
    expect((await personWith([years])).experience.employment_details.current).toEqual([
      { years_at_company_raw: expect.any(Number) },
    ]);
  });

  it('take the whole of a group that is also named by a part', async () => {
    const person = await personWith(['basic_profile.name', 'basic_profile']);
    expect(person.basic_profile.headline).toContain('Northwind Robotics');
  });

  it('divide contact into its parts', async () => {
    const { contact } = await personWith(['contact.business_emails', 'contact.websites']);
    expect(Object.keys(contact)).toEqual(['business_emails', 'websites']);
    expect(contact.business_emails[0]).toEqual({
      email: AMARA.email,
      status: 'verified',
      last_updated: expect.any(String),
      crustdata_company_id: expect.any(Number),
    });
    expect(Object.keys((await personWith(['contact'])).contact)).toHaveLength(4);
  });

  it('leave a group out that the person lacks, and a null one null', async () => {
    const { json } = await openProvider().enrich({
      professional_network_profile_urls: [
        'https://www.linkedin.com/in/fenwick-halfpage-0xaa',
        'https://www.linkedin.com/in/ezekiel-voidling-0x9f',
      ],
      fields: ['contact.phone_numbers', 'professional_network.location.city'],
    });
    expect(json[0].matches[0].person_data).toEqual({ crustdata_person_id: expect.any(Number) });
    expect(json[1].matches[0].person_data).toEqual({
      crustdata_person_id: expect.any(Number),
      professional_network: { location: null },
      contact: { phone_numbers: null },
    });
  });

  it('give certifications to a plan that has them', async () => {
    const person = await personWith(['certifications'], { disabledFields: ['honors'] });
    expect(person.certifications).toHaveLength(2);
  });
});

describe('preview', () => {
  const body = {
    professional_network_profile_urls: [AMARA.url],
    preview: true,
    fields: ['skills', 'contact'],
  };

  it('is refused with the published message unless the account has it', async () => {
    const { status, json } = await openProvider().enrich(body);
    expect(status).toBe(400);
    expect(json.error).toEqual({
      type: 'invalid_request',
      message: 'Preview feature is not available for your account',
      metadata: [],
    });
  });

  it('answers the basic profile for nothing, even at a balance of 0', async () => {
    const provider = openProvider({ preview: true, credits: 0 });
    const { status, json, headers } = await provider.enrich(body);
    expect(status).toBe(200);
    const person = json[0].matches[0].person_data;
    expect(Object.keys(person)).toEqual(['crustdata_person_id', 'basic_profile']);
    expect(headers.get('x-credits-used')).toBe('0');
    expect(provider.books()?.spent).toBe(0);
  });
});
