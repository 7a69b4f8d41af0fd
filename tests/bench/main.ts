import { type BenchReport, startReport } from './report';

/**
 * The parts by name, in their order: `npm run bench` runs all, `npm run bench -- text page` the named ones.
 * Each is loaded when its turn comes, so that it finds the process as empty as may be.
 */
const PARTS: Readonly<Record<string, (report: BenchReport) => Promise<void>>> = {
  text: async (report) => (await import('./text.bench')).benchText(report),
  corpus: async (report) => (await import('./corpus.bench')).benchCorpus(report),
  providers: async (report) => (await import('./providers.bench')).benchProviders(report),
  page: async (report) => (await import('./page.bench')).benchPage(report),
  panel: async (report) => (await import('./panel.bench')).benchPanel(report),
  chooser: async (report) => (await import('./chooser.bench')).benchChooser(report),
  batch: async (report) => (await import('./batch.bench')).benchBatch(report),
  store: async (report) => (await import('./store.bench')).benchStore(report),
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  throw new Error(
    `No such part: ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.`,
  );
}
const report = startReport();
for (const [name, run] of Object.entries(PARTS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const startedAt = performance.now();
  await run(report).catch((error: unknown) => {
    console.error(error);
    report.bench(`${name}.broke`, 'yes');
    process.exitCode = 1;
  });
  report.bench(`${name}.duration`, (performance.now() - startedAt) / 1000, 's');
}
// A missed target is printed, and is no failure: machines differ.
report.finish();
