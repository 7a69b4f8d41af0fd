import type { Identifier } from '../../../lib/identifier';
import type { Match } from '../../../lib/person';
import { AMARA, PROVIDER, personNamed, SECOND } from '../../components/panel/world';
import { SEARCHING } from '../../components/search/search-world';
import asGiven from '../../recordings/crustdata/as-given.json';
import everyField from '../../recordings/crustdata/every-field.json';
import nullRidden from '../../recordings/crustdata/null-ridden.json';
import severalMatches from '../../recordings/crustdata/several-matches.json';
import sixtyRoles from '../../recordings/crustdata/sixty-roles.json';
import filled from '../../recordings/enrich-layer/filled.json';
import nullRiddenLayer from '../../recordings/enrich-layer/null-ridden.json';
import rightToLeft from '../../recordings/enrich-layer/right-to-left.json';
import sixtyRolesLayer from '../../recordings/enrich-layer/sixty-roles.json';
import thin from '../../recordings/enrich-layer/thin.json';
import { COMPARED } from './compare';
import {
  AT_WORK,
  answerView,
  askedSecond,
  DEMO,
  FRESH,
  LONG_ADDRESS,
  OUT_OF_PLAN,
} from './fixtures';
import { EXCESSIVE, HOSTILE } from './hostile';
import { ofCrustdata, ofDemo, ofEnrichLayer } from './recorded';
import { STANDINGS } from './standings';
import type { Stories, Story } from './story';

const email = (address: string): Identifier => ({ kind: 'email', address });

type Changed = Parameters<typeof answerView>[2];

function person(name: string, bring: () => Promise<readonly Match[]>, changed?: Changed): Story {
  return { name: `person-${name}`, view: async () => answerView(await bring(), AMARA, changed) };
}

/** Somebody asked for by an address, which the match strip judges. */
function matched(name: string, bring: () => Promise<readonly Match[]>, by: Identifier): Story {
  return { name: `match-${name}`, view: async () => answerView(await bring(), by) };
}

function missed(name: string, identifier: Identifier, changed?: Changed): Story {
  const view = answerView([], identifier, changed);
  return { name: `no-match${name}`, view, around: { further: [PROVIDER, SECOND] } };
}

const VERY_OLD_MS = 200 * 24 * 3_600_000;
const failure = {
  code: 'timed-out',
  charged: 'maybe',
  waitedS: 25,
  provider: 'Crustdata',
} as const;

/** What providers answered: a person, several, nobody. */
export const ANSWERS = {
  answer: [
    person('rich', () => ofCrustdata(everyField)),
    person('rich-enrich-layer', () => ofEnrichLayer(filled), { provider: SECOND }),
    person('as-given', () => ofCrustdata(asGiven)),
    person('thin', () => ofEnrichLayer(thin)),
    { ...person('private', () => ofCrustdata(asGiven)), around: { stage: { isPrivate: true } } },
    person('nothing-but-a-name', async () => [{ person: personNamed('Nil Vacant') }]),
    person('old', async () => [{ person: personNamed('Prior Yore', { asOf: '2024-02-01' }) }], {
      provider: FRESH,
    }),
    person('null-ridden', () => ofCrustdata(nullRidden)),
    person('null-ridden-enrich-layer', () => ofEnrichLayer(nullRiddenLayer)),
    person('sixty-roles', () => ofCrustdata(sixtyRoles)),
    person('sixty-roles-enrich-layer', () => ofEnrichLayer(sixtyRolesLayer)),
    person('hebrew', () => ofDemo('נועם')),
    person('hebrew-enrich-layer', () => ofEnrichLayer(rightToLeft)),
    person('arabic', () => ofDemo('ليلى')),
    person('japanese', () => ofDemo('架空')),
    person('chinese', () => ofDemo('子虚明')),
    person('korean', () => ofDemo('홍가상')),
    person('cyrillic', () => ofDemo('Євдокія')),
    person('mixed-scripts', async () => [
      {
        person: personNamed('Dr. ليلى Featherstone-נועם (架空)', {
          headline: 'ראש צוות at Weftworks · مديرة «المنتج» (Berlin & תל אביב) 100%',
          title: 'Head of מוצר',
          place: { text: 'تل الزيتون (Olive Hill), 東京' },
          languages: ['עברית', 'العربية', 'English', '日本語'],
        }),
      },
    ]),
    person('long-name', () => ofDemo('Maximiliana')),
    person('one-word', () => ofDemo('Quillon')),
    person('emoji', () => ofDemo('Zinnia')),
    person('markup-as-name', () => ofDemo('<b>Robert')),
    person('hostile', async () => [HOSTILE]),
    person('excessive', async () => [EXCESSIVE]),
    person('demo', () => ofDemo('Amara'), { provider: DEMO }),
    person('just-fetched', () => ofDemo('Amara'), { of: { at: Date.now(), isFresh: true } }),
    person('stale', () => ofDemo('Amara'), { of: { at: Date.now() - VERY_OLD_MS } }),
    person('not-kept', () => ofDemo('Amara'), { of: { isKept: false } }),
    person('not-in-plan-any-more', () => ofDemo('Amara'), { provider: OUT_OF_PLAN }),
    {
      name: 'person-to-compare',
      view: async () => answerView(await ofDemo('Amara')),
      around: { act: (model) => (model.real.value = [PROVIDER, SECOND]) },
    },
    person('part-failed', () => ofDemo('Amara'), { of: { failure } }),
    person('asked-second-before', () => ofDemo('Amara'), { asked: [askedSecond(AMARA)] }),
    matched('confirmed', () => ofDemo('Amara'), email('amara.okafor@northwind.example.com')),
    matched('plausible', () => ofDemo('Amara'), email('amara@elsewhere.example.org')),
    matched(
      'doubtful',
      async () => (await ofDemo('Amara')).map(({ person }) => ({ person, confidence: 0.41 })),
      email('press@summit.example.org'),
    ),
    matched('hostile', async () => [HOSTILE], LONG_ADDRESS),
    matched(
      'candidates',
      () => ofCrustdata(severalMatches),
      email('p.quillfeather@tarnhall.example.com'),
    ),
    matched('candidates-hostile', async () => [HOSTILE, EXCESSIVE], LONG_ADDRESS),
    ...STANDINGS,
    ...COMPARED,
    missed('', AT_WORK),
    missed('-profile', AMARA),
    missed('-search', AMARA, { provider: SEARCHING }),
    missed('-after-second', AMARA, { asked: [askedSecond(AMARA)] }),
    missed('-demo', AMARA, { provider: DEMO }),
    missed('-long-address', LONG_ADDRESS),
  ],
} as const satisfies Stories;
