// `npm run bench`: how fast, how exact and how light everything is, beside its peers.
// `npm run bench -- text page` runs the named parts only.
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
  await install();
  await ensureBuild();
  const { chromium } = await ensureBrowser();
  const { code } = await runTool('tsx', ['tests/bench/main.ts', ...process.argv.slice(2)], {
    live: true,
    env: { SIDECARD_CHROMIUM: chromium, SIDECARD_TMP: temporaryFolder() },
  });
  process.exitCode = code;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
