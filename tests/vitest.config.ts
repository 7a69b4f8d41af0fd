import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const root = new URL('..', import.meta.url).pathname;

// `build` and `firefox` read .output/ and therefore run after it was made; `unit` and `components` need nothing.
export default defineConfig({
  root,
  plugins: [WxtVitest({ root })],
  test: {
    allowOnly: false,
    // Property tests take a while on a busy machine; what hangs is found all the same.
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    passWithNoTests: false,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles: ['tests/property-seed.ts'],
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/corpus/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        plugins: [preact()],
        test: {
          name: 'components',
          environment: 'happy-dom',
          include: ['tests/components/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: { name: 'build', environment: 'node', include: ['tests/build/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'firefox',
          environment: 'node',
          include: ['tests/firefox/**/*.test.ts'],
          // It starts in the hook.
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
