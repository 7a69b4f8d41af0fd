/**
 * What a runner's JSON report says, as `{ passed, failed, problems }`. A skipped test counts as
 * failed and is named: what was not tried is not known to work.
 */
export function countVitest(report) {
  const counts = { passed: 0, failed: 0, problems: [] };
  for (const file of report.testResults) {
    for (const test of file.assertionResults) note(counts, test.status, test.fullName);
    // A file that does not even load has no tests in it.
    if (file.status === 'failed' && !file.assertionResults.some(isFailure)) {
      note(counts, 'failed', `${file.name} (the file itself)`);
    }
  }
  return counts;
}

/** See countVitest. */
export function countPlaywright(report) {
  const counts = { passed: 0, failed: 0, problems: [] };
  for (const suite of report.suites) countSuite(suite, counts, []);
  for (const error of report.errors) note(counts, 'failed', firstLine(error.message));
  return counts;
}

function countSuite(suite, counts, above) {
  const path = [...above, suite.title];
  for (const spec of suite.specs ?? []) {
    const name = [...path, spec.title].join(' › ');
    for (const test of spec.tests) {
      note(counts, test.status === 'expected' ? 'passed' : test.status, name);
    }
  }
  for (const inner of suite.suites ?? []) countSuite(inner, counts, path);
}

function note(counts, status, name) {
  if (status === 'passed') {
    counts.passed += 1;
    return;
  }
  counts.failed += 1;
  counts.problems.push(
    `${status === 'failed' || status === 'unexpected' ? 'failed' : status}: ${name}`,
  );
}

function isFailure(test) {
  return test.status === 'failed';
}

function firstLine(text) {
  return (text ?? 'error outside of any test').split('\n')[0];
}
