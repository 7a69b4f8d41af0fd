import { defineConfig } from '@playwright/test';

// Specs that need a real window are named *.native.spec.ts; the runner says whether one can open.
const hasDesktop = process.env.SIDECARD_DESKTOP === '1';
// Those that set policies of the browser are named *.policy.spec.ts; the runner says where that cannot be done.
const hasPolicies = process.env.SIDECARD_POLICIES !== '0';
const report = process.env.SIDECARD_E2E_REPORT;

export default defineConfig({
  testDir: 'e2e',
  // SIGKILL is known to be what it is on Linux alone; the runner says so elsewhere.
  testIgnore: [
    ...(hasDesktop ? [] : ['**/*.native.spec.ts']),
    ...(hasPolicies ? [] : ['**/*.policy.spec.ts']),
    ...(process.platform === 'linux' ? [] : ['**/soak.spec.ts']),
  ],
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  // A busy machine of two cores may take its time; what never comes fails all the same.
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ...(report ? [['json', { outputFile: report }] as const] : [])],
});
