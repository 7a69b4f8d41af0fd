import type { Match } from '../../../lib/person';
import type { Alias } from '../../../lib/store/rows';
import { PROVIDER, SECOND } from '../../components/panel/world';
import severalMatches from '../../recordings/crustdata/several-matches.json';
import { answerOf, answerView } from './fixtures';
import { ofCrustdata, ofDemo } from './recorded';
import type { Story } from './story';

const WORK = { kind: 'email', address: 'amara.okafor@northwind.example.com' } as const;
const SHARED = { kind: 'email', address: 'p.quillfeather@tarnhall.example.com' } as const;
const AT = Date.parse('2026-03-09T10:00:00Z');

type Changed = Parameters<typeof answerView>[2];

/** Amara by her address, as the alias has her. */
function tied(name: string, alias: Partial<Alias>, changed: Changed = {}): Story {
  return {
    name: `match-${name}`,
    view: async () => {
      const matches = await ofDemo('Amara');
      const { of } = changed;
      const personId = matches[0]?.person.id;
      return answerView(matches, WORK, {
        ...changed,
        of: { ...of, alias: { personId, by: 'chosen', at: AT, ...alias } },
      });
    },
  };
}

/** Three of one address, by the places of those who are chosen and ruled out. */
function among(name: string, standing: (ids: readonly string[]) => Partial<Alias>): Story {
  return {
    name: `match-several-${name}`,
    view: async () => {
      const matches: readonly Match[] = await ofCrustdata(severalMatches);
      const said = standing(matches.map(({ person: { id } }) => id));
      const alias: Alias = { by: 'chosen', at: AT, ...said };
      return answerView(matches, SHARED, { of: { alias } });
    },
    around: { further: [PROVIDER, SECOND] },
  };
}

/** What ties an identifier to a person, and what the user has said of it. */
export const STANDINGS: readonly Story[] = [
  tied('tied-confirmed', { by: 'confirmed' }),
  tied('tied-chosen', {}),
  tied('tied-by-record', { by: 'record' }, { of: { receipt: undefined } }),
  tied('tied-undone', { isUndone: true }),
  tied('tied-unstored', {}, { isUnstored: true }),
  tied('tied-by-second', {}, { by: { provider: SECOND, answer: answerOf([], WORK) } }),
  among('chosen', ([first]) => ({ personId: first })),
  among('one-ruled-out', ([first = '']) => ({ rejected: [first] })),
  among('one-left', ([first = '', second = '']) => ({ rejected: [first, second] })),
  among('all-ruled-out', (rejected) => ({ rejected })),
  among('undone', ([, second]) => ({ personId: second, isUndone: true })),
  among('gone', () => ({ personId: 'crustdata:0' })),
];
