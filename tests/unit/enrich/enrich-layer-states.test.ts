import { expect, it } from 'vitest';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import {
  ENRICH_LAYER_WORDS,
  enrichLayerCall,
  expectCase,
  expectLearning,
  readTable,
  WISHES,
} from './case-table';
import { simulated } from './simulated';

const world = simulated();

const CASES = readTable(
  `
el-rich el-recent-default el-old-header el-trial el-last el-free-skills | profile | plain | 1 | 1 | settled 1
  200 GET /profile CACHED
  => AMARA
el-rich el-recent-default el-old-header el-trial el-last el-free-skills | profile | business | 1 | 1 | settled 1
  200 GET /profile CACHED
  => AMARA
el-rich el-free-skills | profile | personal | 6 | 2 | settled 2
  200 GET /profile CACHED personal_email=include
  => AMARA, personal 1
el-rich el-free-skills | profile | phones | 6 | 3 | settled 3
  200 GET /profile CACHED personal_contact_number=include
  => AMARA, phones 2
el-rich el-free-skills | profile | websites | 1 | 1 | settled 1
  200 GET /profile CACHED
  => AMARA
el-rich el-recent-default el-old-header el-trial el-last el-free-skills | profile | all details | 11 | 4 | settled 4
  200 GET /profile CACHED DETAILS
  => AMARA, personal 1, phones 2
el-rich el-recent-default el-old-header el-trial el-free-skills | profile | recent | 2 | 2 | settled 2
  200 GET /profile use_cache=if-recent fallback_to_cache=on-error
  => AMARA
el-rich el-recent-default el-old-header el-trial el-free-skills | profile | live | 11 | 11 | settled 11
  200 GET /profile live_fetch=force use_cache=if-recent fallback_to_cache=never
  => AMARA, now
el-rich el-given el-recent-default el-old-header el-no-header el-trial el-empty el-last el-free-skills | profile | preview | 0 | 0 | none
  => not-supported, charged: no
el-rich el-free-skills | profile | extra | 2 | 2 | settled 2
  200 GET /profile CACHED extra=include
  => AMARA, ABOUT
el-rich | profile | skills | 2 | 2 | settled 2
  200 GET /profile CACHED skills=include
  => SKILLED
el-rich el-free-skills | profile | github | 2 | 2 | settled 2
  200 GET /profile CACHED github_profile_id=include
  => AMARA, githubId
el-rich el-free-skills | profile | facebook | 2 | 1 | settled 1
  200 GET /profile CACHED facebook_profile_id=include
  => AMARA
el-rich el-free-skills | profile | x | 2 | 2 | settled 2
  200 GET /profile CACHED twitter_profile_id=include
  => AMARA, xId
el-rich el-free-skills | profile | salary | 2 | 2 | settled 2
  200 GET /profile CACHED inferred_salary=include
  => AMARA, salary
el-rich el-recent-default el-old-header el-trial el-last | profile | all extras | 7 | 6 | settled 6
  200 GET /profile CACHED EXTRAS
  => SKILLED, ABOUT, githubId, xId, salary
el-rich el-given el-recent-default el-old-header el-trial el-free-skills | email | plain | 4 | 4 | settled 4
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=enrich
  => Amara Okafor-Lindqvist at 0.94, roles 5, certifications 2, honours 1
el-rich el-given el-recent-default el-old-header el-trial el-free-skills | email | business | 4 | 4 | settled 4
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=enrich
  => Amara Okafor-Lindqvist at 0.94, roles 5, certifications 2, honours 1
el-rich el-recent-default el-old-header el-trial el-free-skills | email | all details | 14 | 7 | settled 7
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  200 GET /profile CACHED DETAILS
  => Amara Okafor-Lindqvist at 0.94, roles 5, certifications 2, honours 1, personal 1, phones 2
el-rich el-recent-default el-old-header el-trial el-free-skills | email | recent | 5 | 5 | settled 5
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  200 GET /profile use_cache=if-recent fallback_to_cache=on-error
  => Amara Okafor-Lindqvist at 0.94, roles 5, certifications 2, honours 1
el-rich el-recent-default el-old-header el-trial el-free-skills | email | live | 14 | 14 | settled 14
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  200 GET /profile live_fetch=force use_cache=if-recent fallback_to_cache=never
  => Amara Okafor-Lindqvist at 0.94, roles 5, certifications 2, honours 1, now
el-rich el-given el-recent-default el-old-header el-no-header el-trial el-empty el-last el-free-skills | email | preview | 0 | 0 | none
  => not-supported, charged: no
el-rich el-given el-recent-default el-old-header el-trial el-free-skills | email | very similar | 4 | 4 | settled 4
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=enrich
  => Amara Okafor-Lindqvist at 0.94, roles 5, certifications 2, honours 1
el-no-header | email | very similar | 4 | 4 | settled ~4
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=enrich
  => Amara Okafor-Lindqvist at 0.94, roles 5, certifications 2, honours 1
el-rich | email | skills | 5 | 5 | settled 5
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  200 GET /profile CACHED skills=include
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, certifications 2, honours 1
el-rich el-recent-default el-old-header el-trial | email | all extras | 10 | 9 | settled 9
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  200 GET /profile CACHED EXTRAS
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, certifications 2, honours 1, ABOUT, githubId, xId, salary
el-rich | unsure-email | business | 4 | 0 | settled 0
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=enrich
  => nobody
el-rich | facebook-profile | facebook | 2 | 2 | settled 2
  200 GET /profile CACHED facebook_profile_id=include
  => Marisol Quenneville-Ibarra, roles 5, certifications 1, facebookId
el-given | profile | plain | 1 | 1 | settled 1
  405 GET /profile CACHED
  200 POST /profile CACHED
  => AMARA
el-given | profile | all details | 11 | 4 | settled 4
  405 GET /profile CACHED DETAILS
  200 POST /profile CACHED DETAILS
  => AMARA, personal 1, phones 2
el-given | profile | recent | 2 | 2 | settled 2
  405 GET /profile use_cache=if-recent fallback_to_cache=on-error
  200 POST /profile use_cache=if-recent fallback_to_cache=on-error
  => AMARA
el-given | profile | live | 11 | 11 | settled 11
  405 GET /profile live_fetch=force use_cache=if-recent fallback_to_cache=never
  200 POST /profile live_fetch=force use_cache=if-recent fallback_to_cache=never
  => AMARA, now
el-given | profile | all extras | 7 | 6 | settled 6
  405 GET /profile CACHED EXTRAS
  200 POST /profile CACHED EXTRAS
  => SKILLED, ABOUT, githubId, xId, salary
el-given | email | all details | 14 | 7 | settled 7
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  405 GET /profile CACHED DETAILS
  200 POST /profile CACHED DETAILS
  => Amara Okafor-Lindqvist at 0.94, roles 5, certifications 2, honours 1, personal 1, phones 2
el-given | email | recent | 5 | 5 | settled 5
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  405 GET /profile use_cache=if-recent fallback_to_cache=on-error
  200 POST /profile use_cache=if-recent fallback_to_cache=on-error
  => Amara Okafor-Lindqvist at 0.94, roles 5, certifications 2, honours 1
el-given | email | live | 14 | 14 | settled 14
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  405 GET /profile live_fetch=force use_cache=if-recent fallback_to_cache=never
  200 POST /profile live_fetch=force use_cache=if-recent fallback_to_cache=never
  => Amara Okafor-Lindqvist at 0.94, roles 5, certifications 2, honours 1, now
el-given | email | all extras | 10 | 9 | settled 9
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  405 GET /profile CACHED EXTRAS
  200 POST /profile CACHED EXTRAS
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, certifications 2, honours 1, ABOUT, githubId, xId, salary
el-no-header | profile | plain | 1 | 1 | settled ~1
  200 GET /profile CACHED
  => AMARA
el-no-header | profile | all details | 11 | 4 | settled ~11
  200 GET /profile CACHED DETAILS
  => AMARA, personal 1, phones 2
el-no-header | profile | recent | 2 | 2 | settled ~2
  200 GET /profile use_cache=if-recent fallback_to_cache=on-error
  => AMARA
el-no-header | profile | live | 11 | 11 | settled ~11
  200 GET /profile live_fetch=force use_cache=if-recent fallback_to_cache=never
  => AMARA, now
el-no-header | profile | all extras | 7 | 6 | settled ~7
  200 GET /profile CACHED EXTRAS
  => SKILLED, ABOUT, githubId, xId, salary
el-no-header | email | plain | 4 | 4 | settled ~4
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=enrich
  => Amara Okafor-Lindqvist at 0.94, roles 5, certifications 2, honours 1
el-no-header | email | all details | 14 | 7 | settled ~14
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  200 GET /profile CACHED DETAILS
  => Amara Okafor-Lindqvist at 0.94, roles 5, certifications 2, honours 1, personal 1, phones 2
el-no-header | email | recent | 5 | 5 | settled ~5
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  200 GET /profile use_cache=if-recent fallback_to_cache=on-error
  => Amara Okafor-Lindqvist at 0.94, roles 5, certifications 2, honours 1
el-no-header | email | live | 14 | 14 | settled ~14
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  200 GET /profile live_fetch=force use_cache=if-recent fallback_to_cache=never
  => Amara Okafor-Lindqvist at 0.94, roles 5, certifications 2, honours 1, now
el-no-header | email | all extras | 10 | 9 | settled ~10
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  200 GET /profile CACHED EXTRAS
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, certifications 2, honours 1, ABOUT, githubId, xId, salary
el-empty | profile | plain | 1 | 0 | settled 0 no-credit
  403 GET /profile CACHED
  => no-credit, charged: no
el-empty el-last | profile | recent | 2 | 0 | settled 0 no-credit
  403 GET /profile use_cache=if-recent fallback_to_cache=on-error
  => no-credit, charged: no
el-empty el-last | profile | live | 11 | 0 | settled 0 no-credit
  403 GET /profile live_fetch=force use_cache=if-recent fallback_to_cache=never
  => no-credit, charged: no
el-empty el-last | email | plain | 4 | 0 | settled 0 no-credit
  403 GET /profile/resolve/email SUPERFICIAL enrich_profile=enrich
  => no-credit, charged: no
el-empty el-last | email | live | 14 | 0 | settled 0 no-credit
  403 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  => no-credit, charged: no
el-empty el-last | email | all extras | 10 | 0 | settled 0 no-credit
  403 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  => no-credit, charged: no
el-free-skills | profile | skills | 2 | 1 | settled 1
  200 GET /profile CACHED skills=include
  => SKILLED
el-free-skills | profile | all extras | 7 | 5 | settled 5
  200 GET /profile CACHED EXTRAS
  => SKILLED, ABOUT, githubId, xId, salary
el-free-skills | email | skills | 5 | 4 | settled 4
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  200 GET /profile CACHED skills=include
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, certifications 2, honours 1
el-free-skills | email | all extras | 10 | 8 | settled 8
  200 GET /profile/resolve/email SUPERFICIAL enrich_profile=skip
  200 GET /profile CACHED EXTRAS
  => Amara Okafor-Lindqvist at 0.94, roles 5, skills 10, certifications 2, honours 1, ABOUT, githubId, xId, salary
`,
  ENRICH_LAYER_WORDS,
  enrichLayerCall,
);
// Of these a second look-up ends for want of credits or pace.
const SPENT = ['el-trial', 'el-empty', 'el-last'];

it.each(CASES.filter(({ key }) => !SPENT.includes(key)))('$key, $who, $wish', (one) =>
  expectLearning(world.simulator, world.books, enrichLayer, WISHES[one.wish], one),
);

it.each(CASES.filter(({ key }) => SPENT.includes(key)))('$key, $who, $wish', async (one) => {
  const { refused } = await expectCase(
    world.simulator,
    world.books,
    enrichLayer,
    WISHES[one.wish],
    one,
  );
  expect(refused).toEqual([]);
});
