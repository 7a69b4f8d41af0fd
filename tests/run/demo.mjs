// `npm run demo`: from a fresh clone to a browser with Sidecard in it, the provider and the web
// played by this machine.
import { install } from './bootstrap.mjs';
import { ensureBrowser } from './browser.mjs';
import { ensureBuild, mustRun } from './built.mjs';
import { stopAll, temporaryFolder } from './run-tool.mjs';

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    isStopping = true;
    await stopAll();
    process.exit(0);
  });
}

try {
  await install();
  await ensureBuild();
  const { chromium } = await ensureBrowser();
  await mustRun('tsx', ['tests/run/demo-main.ts'], {
    live: true,
    env: { SIDECARD_CHROMIUM: chromium, SIDECARD_TMP: temporaryFolder() },
  });
} catch (error) {
  if (!isStopping) console.error(error.message);
  process.exitCode = 1;
}
