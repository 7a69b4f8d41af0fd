import { it } from 'vitest';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import {
  CRUSTDATA_WORDS,
  crustdataCall,
  ENRICH_LAYER_WORDS,
  enrichLayerCall,
  expectLearning,
  readTable,
  WISHES,
} from './case-table';
import { simulated } from './simulated';

const world = simulated();

// Of a key whose plan was not asked for before: one that lists no contact details is not tried at all.
const AT_CRUSTDATA = readTable(
  `
sim-given | profile | business alone | 1, 2, 6 | 6 | settled 0 price-changed, settled 0 price-changed, settled 6
  404 /contact contact.business_emails
  400 /enrich contact.business_emails
  200 /enrich contact
  => unnamed (thin), unsorted 2, phones 2, websites 2
sim-narrow sim-uncontacted | profile | business alone | 1, 2, 6 | 0 | settled 0 price-changed, settled 0 price-changed, settled 0 not-in-plan
  404 /contact contact.business_emails
  400 /enrich contact.business_emails
  400 /enrich contact
  => not-in-plan, charged: no
sim-rich | profile | business alone | 1, 2 | 2 | settled 0 price-changed, settled 2
  404 /contact contact.business_emails
  200 /enrich contact.business_emails
  => unnamed (thin), business 1
sim-july sim-contact sim-whole | profile | business alone | 1 | 1 | settled 1
  200 /contact contact.business_emails
  => unnamed (thin), business 1
sim-today sim-live | profile | business alone | 1, 2, 6 | 0 | settled 0 price-changed, settled 0 price-changed, settled 0 not-in-plan
  403 /contact contact.business_emails
  400 /enrich contact.business_emails
  400 /enrich contact
  => not-in-plan, charged: no
sim-group | profile | business alone | 1, 2, 6 | 6 | settled 0 price-changed, settled 0 price-changed, settled 6
  404 /contact contact.business_emails
  400 /enrich contact.business_emails
  200 /enrich contact
  => unnamed (thin), business 1, personal 1, phones 2, websites 2
sim-given | profile | personal alone | 2, 3, 6 | 6 | settled 0 price-changed, settled 0 price-changed, settled 6
  404 /contact contact.personal_emails
  400 /enrich contact.personal_emails
  200 /enrich contact
  => unnamed (thin), unsorted 2, phones 2, websites 2
sim-narrow sim-uncontacted | profile | personal alone | 2, 3, 6 | 0 | settled 0 price-changed, settled 0 price-changed, settled 0 not-in-plan
  404 /contact contact.personal_emails
  400 /enrich contact.personal_emails
  400 /enrich contact
  => not-in-plan, charged: no
sim-rich sim-group | profile | personal alone | 2, 3 | 3 | settled 0 price-changed, settled 3
  404 /contact contact.personal_emails
  200 /enrich contact.personal_emails
  => unnamed (thin), personal 1
sim-july sim-contact sim-whole | profile | personal alone | 2 | 2 | settled 2
  200 /contact contact.personal_emails
  => unnamed (thin), personal 1
sim-today sim-live | profile | personal alone | 2, 3, 6 | 0 | settled 0 price-changed, settled 0 price-changed, settled 0 not-in-plan
  403 /contact contact.personal_emails
  400 /enrich contact.personal_emails
  400 /enrich contact
  => not-in-plan, charged: no
sim-given sim-rich sim-group | profile | phones alone | 2, 3 | 3 | settled 0 price-changed, settled 3
  404 /contact contact.phone_numbers
  200 /enrich contact.phone_numbers
  => unnamed (thin), phones 2
sim-narrow sim-uncontacted | profile | phones alone | 2, 3, 6 | 0 | settled 0 price-changed, settled 0 price-changed, settled 0 not-in-plan
  404 /contact contact.phone_numbers
  400 /enrich contact.phone_numbers
  400 /enrich contact
  => not-in-plan, charged: no
sim-july sim-contact sim-whole | profile | phones alone | 2 | 2 | settled 2
  200 /contact contact.phone_numbers
  => unnamed (thin), phones 2
sim-today sim-live | profile | phones alone | 2, 3, 6 | 0 | settled 0 price-changed, settled 0 price-changed, settled 0 not-in-plan
  403 /contact contact.phone_numbers
  400 /enrich contact.phone_numbers
  400 /enrich contact
  => not-in-plan, charged: no
sim-given | profile | two alone | 4, 5, 6 | 6 | settled 0 price-changed, settled 0 price-changed, settled 6
  404 /contact contact.personal_emails contact.phone_numbers
  400 /enrich contact.personal_emails contact.phone_numbers
  200 /enrich contact
  => unnamed (thin), unsorted 2, phones 2, websites 2
sim-narrow sim-uncontacted | profile | two alone | 4, 5, 6 | 0 | settled 0 price-changed, settled 0 price-changed, settled 0 not-in-plan
  404 /contact contact.personal_emails contact.phone_numbers
  400 /enrich contact.personal_emails contact.phone_numbers
  400 /enrich contact
  => not-in-plan, charged: no
sim-rich sim-group | profile | two alone | 4, 5 | 5 | settled 0 price-changed, settled 5
  404 /contact contact.personal_emails contact.phone_numbers
  200 /enrich contact.personal_emails contact.phone_numbers
  => unnamed (thin), personal 1, phones 2
sim-july sim-contact sim-whole | profile | two alone | 4 | 4 | settled 4
  200 /contact contact.personal_emails contact.phone_numbers
  => unnamed (thin), personal 1, phones 2
sim-today sim-live | profile | two alone | 4, 5, 6 | 0 | settled 0 price-changed, settled 0 price-changed, settled 0 not-in-plan
  403 /contact contact.personal_emails contact.phone_numbers
  400 /enrich contact.personal_emails contact.phone_numbers
  400 /enrich contact
  => not-in-plan, charged: no
sim-given | email | business alone | 1, 2, 6 | 6 | settled 0 price-changed, settled 0 price-changed, settled 6
  404 /contact contact.business_emails
  400 /enrich contact.business_emails
  200 /enrich contact
  => unnamed (thin) at 0.94, unsorted 2, phones 2, websites 2
sim-narrow sim-uncontacted | email | business alone | 1, 2, 6 | 0 | settled 0 price-changed, settled 0 price-changed, settled 0 not-in-plan
  404 /contact contact.business_emails
  400 /enrich contact.business_emails
  400 /enrich contact
  => not-in-plan, charged: no
sim-rich | email | business alone | 1, 2 | 2 | settled 0 price-changed, settled 2
  404 /contact contact.business_emails
  200 /enrich contact.business_emails
  => unnamed (thin) at 0.94, business 1
sim-july sim-contact sim-whole | email | business alone | 1 | 1 | settled 1
  200 /contact contact.business_emails
  => unnamed (thin) at 0.94, business 1
sim-today sim-live | email | business alone | 1, 2 | 0 | settled 0 price-changed, settled 0 not-in-plan
  403 /contact contact.business_emails
  400 /enrich contact.business_emails
  => not-in-plan, charged: no
sim-group | email | business alone | 1, 2, 6 | 6 | settled 0 price-changed, settled 0 price-changed, settled 6
  404 /contact contact.business_emails
  400 /enrich contact.business_emails
  200 /enrich contact
  => unnamed (thin) at 0.94, business 1, personal 1, phones 2, websites 2
sim-given sim-rich sim-group | email | phones alone | 2, 3 | 3 | settled 0 price-changed, settled 3
  404 /contact contact.phone_numbers
  200 /enrich contact.phone_numbers
  => unnamed (thin) at 0.94, phones 2
sim-narrow sim-uncontacted | email | phones alone | 2, 3, 6 | 0 | settled 0 price-changed, settled 0 price-changed, settled 0 not-in-plan
  404 /contact contact.phone_numbers
  400 /enrich contact.phone_numbers
  400 /enrich contact
  => not-in-plan, charged: no
sim-july sim-contact sim-whole | email | phones alone | 2 | 2 | settled 2
  200 /contact contact.phone_numbers
  => unnamed (thin) at 0.94, phones 2
sim-today sim-live | email | phones alone | 2, 3 | 0 | settled 0 price-changed, settled 0 not-in-plan
  403 /contact contact.phone_numbers
  400 /enrich contact.phone_numbers
  => not-in-plan, charged: no
`,
  CRUSTDATA_WORDS,
  crustdataCall,
);

it.each(AT_CRUSTDATA)('Crustdata, $key, $who, $wish', (one) =>
  expectLearning(world.simulator, world.books, crustdata, WISHES[one.wish], one),
);

const AT_ENRICH_LAYER = readTable(
  `
el-rich el-given el-no-header el-retired | profile | business alone | 0 | 0 | none
  => not-supported, charged: no
el-rich el-given el-no-header | profile | personal alone | 5 | 1 | settled 1
  200 GET /contact-api/personal-email
  => unnamed (thin), personal 1
el-retired | profile | personal alone | 5, 6 | 2 | settled 0 price-changed, settled 2
  410 GET /contact-api/personal-email
  200 GET /profile CACHED personal_email=include
  => AMARA, personal 1
el-rich el-given el-no-header | profile | phones alone | 5 | 2 | settled 2
  200 GET /contact-api/personal-contact
  => unnamed (thin), phones 2
el-retired | profile | phones alone | 5, 6 | 3 | settled 0 price-changed, settled 3
  410 GET /contact-api/personal-contact
  200 GET /profile CACHED personal_contact_number=include
  => AMARA, phones 2
el-rich el-retired | profile | two alone | 11 | 4 | settled 4
  200 GET /profile CACHED DETAILS
  => AMARA, personal 1, phones 2
el-given | profile | two alone | 11 | 4 | settled 4
  405 GET /profile CACHED DETAILS
  200 POST /profile CACHED DETAILS
  => AMARA, personal 1, phones 2
el-no-header | profile | two alone | 11 | 4 | settled ~11
  200 GET /profile CACHED DETAILS
  => AMARA, personal 1, phones 2
el-rich el-given el-no-header el-retired | email | business alone | 0 | 0 | none
  => not-supported, charged: no
el-rich el-given el-no-header el-retired | email | personal alone | 0 | 0 | none
  => not-in-plan, charged: no
el-rich el-given el-no-header el-retired | email | phones alone | 0 | 0 | none
  => not-in-plan, charged: no
`,
  ENRICH_LAYER_WORDS,
  enrichLayerCall,
);

it.each(AT_ENRICH_LAYER)('Enrich Layer, $key, $who, $wish', (one) =>
  expectLearning(world.simulator, world.books, enrichLayer, WISHES[one.wish], one),
);
