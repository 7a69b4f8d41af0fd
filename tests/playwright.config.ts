import { defineConfig } from '@playwright/test';

// Specs that need a real window are named *.native.spec.ts; the runner says whether one can open.
const hasDesktop = process.env.SIDECARD_DESKTOP === '1';
const report = process.env.SIDECARD_E2E_REPORT;

export default defineConfig({
  testDir: 'e2e',
  testIgnore: hasDesktop ? [] : ['**/*.native.spec.ts'],
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
