import type { DemoPerson } from '../../../lib/demo/people';
import { type Random, randomFrom } from '../../bench/random';
import { hardlyAnything, wholeCareer } from './sections';

const SCRIPTS = [
  { first: ['נועם', 'תמר', 'אורי'], last: ['אלמוני', 'בדוי', 'מדומה'], place: 'חיפה' },
  { first: ['ليلى', 'سامر', 'هدى'], last: ['الوردان', 'المتخيل', 'الخيالي'], place: 'عمّان' },
  { first: ['花子', '太郎', '七海'], last: ['架空', '仮想', '空想'], place: '京都' },
  { first: ['子虚', '乌有', '亡是'], last: ['明', '先生', '公'], place: '杭州' },
] as const;
const FIRST = ['Aveline', 'Bertrand', 'Cosima', 'Dunstan', 'Élodie', 'Fenwick', 'Gisela', 'Håkon'];
const LAST = ['Ashwither', 'Brambleford', 'Crowdley', 'Dimmerthorne', 'Everwyck', 'Fablestone'];

/**
 * Somebody of the crowd, in the published shape, the same at every call. Of twenty one has a name in a script from right to left, one in
 * Chinese or Japanese, one is full of nulls; of forty one has sixty roles.
 */
export function crowdPerson(number: number, profileUrl: string, address: string): DemoPerson {
  const random = randomFrom(number * 7919 + 17);
  const { first, last, place } = namesOf(number, random);
  const name = `${first} ${last}`;
  const person_data = {
    crustdata_person_id: 2_000_000 + number,
    ...{ updated_at: '2026-09-14T00:00:00+00:00' },
    social_handles: {
      professional_network_identifier: { profile_url: profileUrl },
      dev_platform_identifier: { profile_url: null },
      twitter_identifier: { slug: '' },
    },
    contact: {
      business_emails: [
        { email: address, status: 'verified', last_updated: '2026-09-14T00:00:00+00:00' },
      ],
      personal_emails: [],
      phone_numbers: [],
      websites: [],
    },
  };
  const about = { number, name, first, last, place };
  const sections = number % 20 === 13 ? hardlyAnything(name) : wholeCareer(about, random);
  return { emails: { [address]: 0.94 }, slugs: [], person_data: { ...person_data, ...sections } };
}

function namesOf(number: number, random: Random) {
  const isForeign = number % 20 === 3 || number % 20 === 5;
  if (!isForeign) return { first: random.one(FIRST), last: random.one(LAST), place: 'Wexmoor' };
  // The first two are written from right to left.
  const script = SCRIPTS[(number % 20 === 3 ? 0 : 2) + random.below(2)];
  if (script === undefined) throw new Error('No such script.');
  return { first: random.one(script.first), last: random.one(script.last), place: script.place };
}
