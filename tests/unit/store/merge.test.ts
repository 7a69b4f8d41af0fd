import { describe, expect, it } from 'vitest';
import type { Person } from '../../../lib/person';
import type { ContactKind } from '../../../lib/providers/provider';
import { withBoughtBefore } from '../../../lib/store/merge';
import { personNamed } from '../../components/panel/world';

const NOTHING: Person['contact'] = { emails: [], phones: [], websites: [] };

function merged(
  asked: readonly ContactKind[],
  came: Partial<Person['contact']>,
  had: Partial<Person['contact']>,
  id = 'crustdata:1',
) {
  const row = (contact: Partial<Person['contact']>, raw: string) => ({
    id,
    provider: 'crustdata',
    person: personNamed('Amara', { id, contact: { ...NOTHING, ...contact } }),
    raw: [raw],
    fetchedAt: 1,
  });
  return withBoughtBefore(row(came, 'new'), row(had, 'old'), { contact: asked });
}

const business = { address: 'a@work.example.com', kind: 'business' } as const;
const personal = { address: 'a@home.example.net', kind: 'personal' } as const;
const unknown = { address: 'a@some.example.org', kind: 'unknown' } as const;

describe('what was bought before', () => {
  it.each([
    ['phones', ['+1'], [], ['phones'], []],
    ['phones', ['+1'], [], [], ['+1']],
    ['phones', ['+1'], ['+2'], ['phones'], ['+2']],
    ['phones', ['+1'], ['+2', '+1'], [], ['+2', '+1']],
    ['websites', ['w'], [], ['websites'], []],
    ['websites', ['w'], ['v'], [], ['v', 'w']],
  ] as const)('%s %j, then %j, asked for %j: %j', (field, had, came, asked, left) => {
    expect(merged(asked, { [field]: came }, { [field]: had }).person.contact[field]).toEqual(left);
  });

  it.each([
    [[business], ['businessEmails'], []],
    [[business], ['personalEmails'], [business]],
    [[personal], ['businessEmails'], [personal]],
    [[personal], ['personalEmails'], []],
    [[unknown], ['businessEmails'], [unknown]],
    [[unknown], ['businessEmails', 'personalEmails'], []],
  ] as const)('addresses %j, none now, asked for %j: %j', (had, asked, left) => {
    expect(merged(asked, {}, { emails: had }).person.contact.emails).toEqual(left);
  });

  it('stands once, in its newest form', () => {
    const shouted = { ...business, address: 'A@WORK.example.com', status: 'verified' };
    expect(merged([], { emails: [shouted] }, { emails: [business] }).person.contact.emails).toEqual(
      [shouted],
    );
  });

  it('keeps the provider’s earlier words, three at most', () => {
    expect(merged([], {}, {}).raw).toEqual(['new', 'old']);
  });

  const stored = (person: Partial<Person>) => ({
    id: 'crustdata:1',
    provider: 'crustdata',
    person: personNamed('Amara', { id: 'crustdata:1', contact: NOTHING, ...person }),
    raw: [],
    fetchedAt: 1,
  });

  it('keeps the card when only contact details were asked for', () => {
    const full = stored({ headline: 'Head of Looms', summary: 'Weaves.', contact: NOTHING });
    const bare = stored({ isThin: true, contact: { ...NOTHING, phones: ['+1 202-555-0107'] } });
    const { person } = withBoughtBefore(bare, full, { contact: ['phones'] });
    expect(person).toMatchObject({ headline: 'Head of Looms', summary: 'Weaves.' });
    expect(person.contact.phones).toEqual(['+1 202-555-0107']);
    expect(person.isThin).toBeUndefined();
    // A fuller answer takes the place of a bare one.
    expect(withBoughtBefore(full, bare, { contact: [] }).person.headline).toBe('Head of Looms');
    expect(withBoughtBefore(full, bare, { contact: [] }).person.isThin).toBeUndefined();
  });

  it('keeps extras and skills that were not asked for this time', () => {
    const rich = stored({
      skills: ['weaving'],
      extras: { industry: 'Textiles', gender: 'female' },
    });
    const plain = stored({ skills: [], extras: { industry: 'Looms' } });
    const { person } = withBoughtBefore(plain, rich, { contact: [] });
    expect(person.skills).toEqual(['weaving']);
    expect(person.extras).toEqual({ industry: 'Looms', gender: 'female' });
    expect(withBoughtBefore(stored({}), stored({}), { contact: [] }).person).not.toHaveProperty(
      'extras',
    );
  });

  it('is not handed to whoever stands in the same place without an id', () => {
    const row = merged([], {}, { phones: ['+1'] }, 'answer:email:x@y.example.com:0');
    expect(row.person.contact.phones).toEqual([]);
    expect(row.raw).toEqual(['new']);
  });
});
