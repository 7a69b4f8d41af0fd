/** How the page of the fair names somebody. */
export type Form = 'heading' | 'link' | 'mailto' | 'row' | 'text';

/** Somebody on the page of the fair; invented, and the same at every start. */
export interface FairPerson {
  readonly name: string;
  readonly form: Form;
  /** What is on the page: the slug of a profile, or an address. */
  readonly slug?: string;
  readonly address?: string;
}

const FIRST = ['Ada', 'Bram', 'Chiara', 'Dmitri', 'Élodie', 'Farouk', 'Greta', 'Håkon', 'Ines'];
const LAST = ['Ashgrove', 'Brightwater', 'Ćernik', 'Dunmore', 'Eastmarch', 'Ferrowind', 'Ölander'];
const FIRMS = ['harbour.example.com', 'tidewater.example.net', 'ropewalk.example.org'];
const FORMS: readonly Form[] = ['heading', 'link', 'mailto', 'row', 'text'];

/** That many people, each with a name, and a profile or an address, of their own; at most 63. */
export function fairPeople(count: number): readonly FairPerson[] {
  return Array.from({ length: count }, (_, index) => {
    // 9 and 7 have no common factor, so that no pair of names comes twice.
    const first = FIRST[index % FIRST.length] ?? '';
    const last = LAST[index % LAST.length] ?? '';
    const form = FORMS[index % FORMS.length] ?? 'text';
    const name = `${first} ${last}`;
    const plain = ascii(name).replace(' ', '.');
    return form === 'heading' || form === 'link'
      ? { name, form, slug: `${plain.replace('.', '-')}-0x${(index + 256).toString(16)}` }
      : { name, form, address: `${plain}@${FIRMS[index % FIRMS.length]}` };
  });
}

/** Those who come on the second day: not among the first, each named by a link of their own. */
export function laterPeople(count: number): readonly FairPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const last = `${LAST[index % LAST.length]}-${FIRST[(index * 2) % FIRST.length]}`;
    const name = `${FIRST[index % FIRST.length]} ${last}`;
    const address = `${ascii(name).replace(' ', '.')}@${FIRMS[index % FIRMS.length]}`;
    return { name, form: 'mailto' as const, address };
  });
}

/** How somebody's identifier is written for people: `in/slug` or the address. */
export function identifierOf({ slug, address }: FairPerson): string {
  return slug === undefined ? (address ?? '') : `in/${slug}`;
}

function ascii(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
