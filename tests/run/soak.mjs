// `npm run soak`: the whole browser killed 30 times at random moments of look-ups, and 10 times of a batch. SIDECARD_SEED repeats a run.
import { install } from './bootstrap.mjs';
import { ensureBrowser } from './browser.mjs';
import { ensureBuild } from './built.mjs';
import { runTool, stopAll, temporaryFolder } from './run-tool.mjs';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    await stopAll();
    process.exit(1);
  });
}

try {
  if (process.platform !== 'linux') throw new Error('The soak is for Linux.');
  await install();
  await ensureBuild();
  const { chromium } = await ensureBrowser();
  // A pattern for whole paths: the folder of the repository may have any name.
  const args = ['test', '--config=tests/playwright.config.ts', 'soak\\.spec\\.ts$'];
  const { code } = await runTool('playwright', args, {
    live: true,
    env: {
      SIDECARD_CHROMIUM: chromium,
      SIDECARD_TMP: temporaryFolder(),
      SIDECARD_KILLS: process.env.SIDECARD_KILLS ?? '30',
      SIDECARD_BATCH_KILLS: process.env.SIDECARD_BATCH_KILLS ?? '10',
    },
  });
  process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
