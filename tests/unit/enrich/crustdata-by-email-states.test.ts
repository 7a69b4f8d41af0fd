import { it } from 'vitest';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { CRUSTDATA_WORDS, crustdataCall, expectLearning, readTable, WISHES } from './case-table';
import { simulated } from './simulated';

const world = simulated();

const CASES = readTable(
  `
sim-given sim-rich sim-july sim-group sim-uncontacted sim-cached sim-preview sim-nobody sim-certified | email | plain | 1 | 1 | settled 1
  200 /enrich CARD
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10
sim-given | email | business | 2, 6 | 6 | settled 0 price-changed, settled 6
  400 /enrich CARD contact.business_emails min_similarity_score=0.8
  200 /enrich CARD contact min_similarity_score=0.8
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, unsorted 2, phones 2, websites 2
sim-given | email | all details | 6 | 6 | settled 6
  400 /enrich CARD DETAILS
  200 /enrich CARD contact
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, unsorted 2, phones 2, websites 2
sim-given sim-rich sim-group sim-uncontacted sim-preview sim-nobody sim-certified | email | recent | 7 | 1 | settled 1
  200 /enrich CARD enrich_realtime=true
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10
sim-given | email | live | 7 | 1 | settled 1
  200 /enrich CARD enrich_realtime=true force_fetch=true
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, now
sim-given sim-preview | email | preview | 0 | 0 | settled 0
  200 /enrich basic_profile social_handles preview=true
  => Amara Okafor-Lindqvist at 0.94
sim-given sim-rich sim-july sim-group sim-uncontacted sim-cached sim-preview sim-certified | email | very similar | 1 | 0 | settled 0
  200 /enrich CARD min_similarity_score=0.95
  => nobody
sim-given | email | all extras | 2 | 1 | settled 1
  400 /enrich CARD EXTRAS
  200 /enrich CARD certifications
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, certifications 2
sim-narrow | email | plain | 1, 7 | 6 | settled 0 price-changed, settled 6
  400 /enrich CARD
  200 /enrich
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, certifications 2, unsorted 2, phones 2, websites 2
sim-narrow | email | business | 2, 7 | 6 | settled 0 price-changed, settled 6
  400 /enrich CARD contact.business_emails min_similarity_score=0.8
  200 /enrich min_similarity_score=0.8
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, certifications 2, unsorted 2, phones 2, websites 2
sim-narrow | email | all details | 6, 7 | 6 | settled 0 price-changed, settled 6
  400 /enrich CARD DETAILS
  200 /enrich
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, certifications 2, unsorted 2, phones 2, websites 2
sim-narrow | email | recent | 7 | 6 | settled 6
  400 /enrich CARD enrich_realtime=true
  200 /enrich enrich_realtime=true
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, certifications 2, unsorted 2, phones 2, websites 2
sim-narrow | email | live | 7 | 6 | settled 6
  400 /enrich CARD enrich_realtime=true force_fetch=true
  200 /enrich enrich_realtime=true force_fetch=true
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, certifications 2, unsorted 2, phones 2, websites 2, now
sim-narrow | email | preview | 0 | 0 | settled 0
  400 /enrich basic_profile social_handles preview=true
  200 /enrich preview=true
  => Amara Okafor-Lindqvist at 0.94
sim-narrow | email | very similar | 1, 7 | 0 | settled 0 price-changed, settled 0
  400 /enrich CARD min_similarity_score=0.95
  200 /enrich min_similarity_score=0.95
  => nobody
sim-narrow | email | all extras | 2, 7 | 6 | settled 0 price-changed, settled 6
  400 /enrich CARD EXTRAS
  200 /enrich
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, certifications 2, unsorted 2, phones 2, websites 2
sim-rich sim-july sim-cached sim-preview sim-nobody sim-certified | email | business | 2 | 2 | settled 2
  200 /enrich CARD contact.business_emails min_similarity_score=0.8
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, business 1
sim-rich | email | personal | 3 | 3 | settled 3
  200 /enrich CARD contact.personal_emails
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, personal 1
sim-rich | email | phones | 3 | 3 | settled 3
  200 /enrich CARD contact.phone_numbers
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, phones 2
sim-rich | email | websites | 1 | 1 | settled 1
  200 /enrich CARD contact.websites
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, websites 2
sim-rich sim-cached sim-preview sim-nobody sim-certified | email | all details | 6 | 6 | settled 6
  200 /enrich CARD DETAILS
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, business 1, personal 1, phones 2, websites 2
sim-rich sim-group sim-uncontacted sim-preview sim-nobody sim-certified | email | live | 7 | 1 | settled 1
  200 /enrich CARD enrich_realtime=true force_fetch=true
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10
sim-rich sim-july sim-today sim-contact sim-live sim-whole sim-group sim-uncontacted sim-cached sim-nobody sim-certified | email | preview | 0 | 0 | settled 0 not-in-plan
  400 /enrich basic_profile social_handles preview=true
  => not-in-plan, charged: no
sim-rich | email | certifications | 1 | 1 | settled 1
  403 /enrich CARD certifications
  200 /enrich CARD
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10
sim-rich | email | honors | 1 | 1 | settled 1
  403 /enrich CARD honors
  200 /enrich CARD
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10
sim-rich | email | code profiles | 2 | 2 | settled 2
  200 /enrich CARD dev_platform_profiles
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, code 1
sim-rich sim-july sim-group sim-uncontacted sim-cached sim-preview sim-nobody | email | all extras | 2 | 2 | settled 2
  403 /enrich CARD EXTRAS
  200 /enrich CARD dev_platform_profiles
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, code 1
sim-rich | unsure-email | business | 2 | 0 | settled 0
  200 /enrich CARD contact.business_emails min_similarity_score=0.8
  => nobody
sim-july | email | all details | 6 | 2 | settled 2
  200 /enrich CARD DETAILS
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, business 1
sim-july sim-today sim-contact sim-live sim-whole sim-cached | email | recent | 7 | 0 | settled 0 not-in-plan
  400 /enrich CARD enrich_realtime=true
  => not-in-plan, charged: no
sim-july sim-today sim-contact sim-live sim-whole sim-cached | email | live | 7 | 0 | settled 0 not-in-plan
  400 /enrich CARD enrich_realtime=true force_fetch=true
  => not-in-plan, charged: no
sim-today sim-live | email | plain | 1, 2 | 0 | settled 0 price-changed, settled 0 not-in-plan
  400 /enrich CARD
  403 /contact contact.business_emails
  => not-in-plan, charged: no
sim-today sim-live | email | business | 2 | 0 | settled 0 not-in-plan
  400 /enrich CARD contact.business_emails min_similarity_score=0.8
  403 /contact contact.business_emails
  => not-in-plan, charged: no
sim-today sim-live | email | all details | 6 | 0 | settled 0 not-in-plan
  400 /enrich CARD DETAILS
  403 /contact DETAILS
  => not-in-plan, charged: no
sim-today sim-live | email | very similar | 1, 2 | 0 | settled 0 price-changed, settled 0 not-in-plan
  400 /enrich CARD min_similarity_score=0.95
  403 /contact contact.business_emails
  => not-in-plan, charged: no
sim-today sim-live | email | all extras | 2, 3 | 0 | settled 0 price-changed, settled 0 not-in-plan
  400 /enrich CARD EXTRAS
  403 /contact contact.business_emails
  => not-in-plan, charged: no
sim-contact sim-whole | email | plain | 1, 2 | 1 | settled 0 price-changed, settled 1
  400 /enrich CARD
  200 /contact contact.business_emails
  => unnamed (thin) at 0.94, business 1
sim-contact sim-whole | email | business | 2 | 1 | settled 1
  400 /enrich CARD contact.business_emails min_similarity_score=0.8
  200 /contact contact.business_emails
  => unnamed (thin) at 0.94, business 1
sim-contact sim-whole | email | all details | 6 | 5 | settled 5
  400 /enrich CARD DETAILS
  200 /contact DETAILS
  => unnamed (thin) at 0.94, business 1, personal 1, phones 2, websites 2
sim-contact sim-whole | email | very similar | 1, 2 | 1 | settled 0 price-changed, settled 1
  400 /enrich CARD min_similarity_score=0.95
  200 /contact contact.business_emails
  => unnamed (thin) at 0.94, business 1
sim-contact sim-whole | email | all extras | 2, 3 | 1 | settled 0 price-changed, settled 1
  400 /enrich CARD EXTRAS
  200 /contact contact.business_emails
  => unnamed (thin) at 0.94, business 1
sim-contact | unsure-email | business | 2 | 1 | settled 1
  400 /enrich CARD contact.business_emails min_similarity_score=0.8
  200 /contact contact.business_emails
  => unnamed (thin) at 0.72, business 1
sim-whole | email | personal | 3 | 2 | settled 2
  400 /enrich CARD contact.personal_emails
  200 /contact contact.personal_emails
  => unnamed (thin) at 0.94, personal 1
sim-whole | email | phones | 3 | 2 | settled 2
  400 /enrich CARD contact.phone_numbers
  200 /contact contact.phone_numbers
  => unnamed (thin) at 0.94, phones 2
sim-whole | email | websites | 1 | 0 | settled 0
  400 /enrich CARD contact.websites
  200 /contact contact.websites
  => unnamed (thin) at 0.94, websites 2
sim-whole | email | certifications | 1, 2 | 1 | settled 0 price-changed, settled 1
  400 /enrich CARD certifications
  200 /contact contact.business_emails
  => unnamed (thin) at 0.94, business 1
sim-whole | email | honors | 1, 2 | 1 | settled 0 price-changed, settled 1
  400 /enrich CARD honors
  200 /contact contact.business_emails
  => unnamed (thin) at 0.94, business 1
sim-whole | email | code profiles | 2, 3 | 1 | settled 0 price-changed, settled 1
  400 /enrich CARD dev_platform_profiles
  200 /contact contact.business_emails
  => unnamed (thin) at 0.94, business 1
sim-group | email | business | 2, 6 | 6 | settled 0 price-changed, settled 6
  400 /enrich CARD contact.business_emails min_similarity_score=0.8
  200 /enrich CARD contact min_similarity_score=0.8
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, business 1, personal 1, phones 2, websites 2
sim-group | email | all details | 6 | 6 | settled 6
  400 /enrich CARD DETAILS
  200 /enrich CARD contact
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, business 1, personal 1, phones 2, websites 2
sim-uncontacted | email | business | 2, 6 | 1 | settled 0 price-changed, settled 1
  400 /enrich CARD contact.business_emails min_similarity_score=0.8
  400 /enrich CARD contact min_similarity_score=0.8
  200 /enrich CARD min_similarity_score=0.8
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10
sim-uncontacted | email | all details | 6 | 1 | settled 1
  400 /enrich CARD DETAILS
  400 /enrich CARD contact
  200 /enrich CARD
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10
sim-nobody | email | very similar | 1 | 0 | settled 0
  404 /enrich CARD min_similarity_score=0.95
  => nobody
sim-certified | email | all extras | 2 | 2 | settled 2
  403 /enrich CARD EXTRAS
  200 /enrich CARD certifications dev_platform_profiles
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, certifications 2, code 1
`,
  CRUSTDATA_WORDS,
  crustdataCall,
);

it.each(CASES)('by e-mail: $key, $who, $wish', (one) =>
  expectLearning(world.simulator, world.books, crustdata, WISHES[one.wish], one),
);
