import { it } from 'vitest';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { CRUSTDATA_WORDS, crustdataCall, expectLearning, readTable, WISHES } from './case-table';
import { simulated } from './simulated';

const world = simulated();

const CASES = readTable(
  `
sim-given sim-rich sim-july sim-today sim-contact sim-live sim-whole sim-group sim-uncontacted sim-cached sim-preview sim-nobody sim-certified | profile | plain | 1 | 1 | settled 1
  200 /enrich CARD
  => AMARA
sim-given | profile | business | 2, 6 | 6 | settled 0 price-changed, settled 6
  400 /enrich CARD contact.business_emails
  200 /enrich CARD contact
  => AMARA, unsorted 2, phones 2, websites 2
sim-given sim-whole | profile | personal | 3 | 1 | settled 1
  400 /enrich CARD contact.personal_emails
  200 /enrich CARD
  => AMARA
sim-given sim-rich sim-certified | profile | phones | 3 | 3 | settled 3
  200 /enrich CARD contact.phone_numbers
  => AMARA, phones 2
sim-given sim-rich sim-certified | profile | websites | 1 | 1 | settled 1
  200 /enrich CARD contact.websites
  => AMARA, websites 2
sim-given | profile | all details | 6 | 6 | settled 6
  400 /enrich CARD DETAILS
  200 /enrich CARD contact
  => AMARA, unsorted 2, phones 2, websites 2
sim-given sim-rich sim-group sim-uncontacted sim-preview sim-nobody sim-certified | profile | recent | 7 | 1 | settled 1
  200 /enrich CARD enrich_realtime=true
  => AMARA
sim-given | profile | live | 7 | 1 | settled 1
  200 /enrich CARD enrich_realtime=true force_fetch=true
  => AMARA, now
sim-given sim-whole sim-preview | profile | preview | 0 | 0 | settled 0
  200 /enrich basic_profile social_handles preview=true
  => Amara Okafor-Lindqvist
sim-given sim-whole sim-certified | profile | certifications | 1 | 1 | settled 1
  200 /enrich CARD certifications
  => AMARA, certifications 2
sim-given | profile | honors | 1 | 1 | settled 1
  400 /enrich CARD honors
  200 /enrich CARD
  => AMARA
sim-given | profile | code profiles | 2 | 1 | settled 1
  400 /enrich CARD dev_platform_profiles
  200 /enrich CARD
  => AMARA
sim-given | profile | all extras | 2 | 1 | settled 1
  400 /enrich CARD EXTRAS
  200 /enrich CARD certifications
  => AMARA, certifications 2
sim-narrow | profile | plain | 1, 7 | 6 | settled 0 price-changed, settled 6
  400 /enrich CARD
  200 /enrich
  => AMARA, certifications 2, unsorted 2, phones 2, websites 2
sim-narrow | profile | business | 2, 7 | 6 | settled 0 price-changed, settled 6
  400 /enrich CARD contact.business_emails
  200 /enrich
  => AMARA, certifications 2, unsorted 2, phones 2, websites 2
sim-narrow | profile | all details | 6, 7 | 6 | settled 0 price-changed, settled 6
  400 /enrich CARD DETAILS
  200 /enrich
  => AMARA, certifications 2, unsorted 2, phones 2, websites 2
sim-narrow | profile | recent | 7 | 6 | settled 6
  400 /enrich CARD enrich_realtime=true
  200 /enrich enrich_realtime=true
  => AMARA, certifications 2, unsorted 2, phones 2, websites 2
sim-narrow | profile | live | 7 | 6 | settled 6
  400 /enrich CARD enrich_realtime=true force_fetch=true
  200 /enrich enrich_realtime=true force_fetch=true
  => AMARA, certifications 2, unsorted 2, phones 2, websites 2, now
sim-narrow | profile | preview | 0 | 0 | settled 0
  400 /enrich basic_profile social_handles preview=true
  200 /enrich preview=true
  => Amara Okafor-Lindqvist
sim-narrow | profile | all extras | 2, 7 | 6 | settled 0 price-changed, settled 6
  400 /enrich CARD EXTRAS
  200 /enrich
  => AMARA, certifications 2, unsorted 2, phones 2, websites 2
sim-rich sim-july sim-cached sim-preview sim-nobody sim-certified | profile | business | 2 | 2 | settled 2
  200 /enrich CARD contact.business_emails
  => AMARA, business 1
sim-rich sim-certified | profile | personal | 3 | 3 | settled 3
  200 /enrich CARD contact.personal_emails
  => AMARA, personal 1
sim-rich sim-cached sim-preview sim-nobody sim-certified | profile | all details | 6 | 6 | settled 6
  200 /enrich CARD DETAILS
  => AMARA, business 1, personal 1, phones 2, websites 2
sim-rich sim-group sim-uncontacted sim-preview sim-nobody sim-certified | profile | live | 7 | 1 | settled 1
  200 /enrich CARD enrich_realtime=true force_fetch=true
  => AMARA
sim-rich sim-july sim-today sim-contact sim-live sim-group sim-uncontacted sim-cached sim-nobody sim-certified | profile | preview | 0 | 0 | settled 0 not-in-plan
  400 /enrich basic_profile social_handles preview=true
  => not-in-plan, charged: no
sim-rich sim-july | profile | certifications | 1 | 1 | settled 1
  403 /enrich CARD certifications
  200 /enrich CARD
  => AMARA
sim-rich sim-july sim-certified | profile | honors | 1 | 1 | settled 1
  403 /enrich CARD honors
  200 /enrich CARD
  => AMARA
sim-rich sim-july sim-whole sim-certified | profile | code profiles | 2 | 2 | settled 2
  200 /enrich CARD dev_platform_profiles
  => AMARA, code 1
sim-rich sim-july sim-today sim-contact sim-live sim-group sim-uncontacted sim-cached sim-preview sim-nobody | profile | all extras | 2 | 2 | settled 2
  403 /enrich CARD EXTRAS
  200 /enrich CARD dev_platform_profiles
  => AMARA, code 1
sim-july | profile | personal | 3 | 1 | settled 1
  200 /enrich CARD contact.personal_emails
  => AMARA
sim-july | profile | phones | 3 | 1 | settled 1
  200 /enrich CARD contact.phone_numbers
  => AMARA
sim-july | profile | websites | 1 | 1 | settled 1
  200 /enrich CARD contact.websites
  => AMARA
sim-july | profile | all details | 6 | 2 | settled 2
  200 /enrich CARD DETAILS
  => AMARA, business 1
sim-july sim-today sim-contact sim-cached | profile | recent | 7 | 0 | settled 0 not-in-plan
  400 /enrich CARD enrich_realtime=true
  403 /live CARD
  => not-in-plan, charged: no
sim-july sim-today sim-contact sim-cached | profile | live | 7 | 0 | settled 0 not-in-plan
  400 /enrich CARD enrich_realtime=true force_fetch=true
  403 /live CARD
  => not-in-plan, charged: no
sim-today sim-contact sim-live sim-whole sim-uncontacted | profile | business | 2, 6 | 1 | settled 0 price-changed, settled 1
  400 /enrich CARD contact.business_emails
  400 /enrich CARD contact
  200 /enrich CARD
  => AMARA
sim-today sim-contact sim-live sim-whole sim-uncontacted | profile | all details | 6 | 1 | settled 1
  400 /enrich CARD DETAILS
  400 /enrich CARD contact
  200 /enrich CARD
  => AMARA
sim-live sim-whole | profile | recent | 7 | 7 | settled 7
  400 /enrich CARD enrich_realtime=true
  200 /live CARD
  => AMARA, now
sim-live sim-whole | profile | live | 7 | 7 | settled 7
  400 /enrich CARD enrich_realtime=true force_fetch=true
  200 /live CARD
  => AMARA, now
sim-whole | profile | phones | 3 | 1 | settled 1
  400 /enrich CARD contact.phone_numbers
  200 /enrich CARD
  => AMARA
sim-whole | profile | websites | 1 | 1 | settled 1
  400 /enrich CARD contact.websites
  200 /enrich CARD
  => AMARA
sim-whole | profile | honors | 1 | 1 | settled 1
  200 /enrich CARD honors
  => AMARA, honours 1
sim-whole | profile | all extras | 2 | 2 | settled 2
  200 /enrich CARD EXTRAS
  => AMARA, certifications 2, honours 1, code 1
sim-group | profile | business | 2, 6 | 6 | settled 0 price-changed, settled 6
  400 /enrich CARD contact.business_emails
  200 /enrich CARD contact
  => AMARA, business 1, personal 1, phones 2, websites 2
sim-group | profile | all details | 6 | 6 | settled 6
  400 /enrich CARD DETAILS
  200 /enrich CARD contact
  => AMARA, business 1, personal 1, phones 2, websites 2
sim-certified | profile | all extras | 2 | 2 | settled 2
  403 /enrich CARD EXTRAS
  200 /enrich CARD certifications dev_platform_profiles
  => AMARA, certifications 2, code 1
`,
  CRUSTDATA_WORDS,
  crustdataCall,
);

it.each(CASES)('by profile: $key, $who, $wish', (one) =>
  expectLearning(world.simulator, world.books, crustdata, WISHES[one.wish], one),
);
