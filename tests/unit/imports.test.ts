import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

// The house rules of who may import whom, tried by planting imports in an empty copy of the house and asking the linter.

const REFUSED: readonly (readonly [file: string, specifier: string])[] = [
  ['lib/identifier.ts', './failure'],
  ['lib/settings.ts', '../components/ui/link'],
  ['lib/settings.ts', '../tests/simulator/keys'],
  ['lib/detect/page/scan.ts', '../read'],
  ['lib/detect/page/scan.ts', 'zod/mini'],
  ['lib/detect/read.ts', 'wxt/browser'],
  ['entrypoints/detect.ts', '../lib/detect/read'],
  ['entrypoints/detect.ts', '../lib/worker/gestures'],
  ['entrypoints/detect.ts', '../lib/polyfilled'],
  ['lib/match/match-check.ts', '../detect/class-of'],
  ['lib/match/match-check.ts', '../store/answers'],
  ['lib/archive/write.ts', '../keys/keys'],
  ['lib/archive/write.ts', 'wxt/browser'],
  ['lib/export/vcard.ts', '../store/answers'],
  ['lib/export/curl.ts', '../keys/keys'],
  ['lib/export/people.ts', '../store/open'],
  ['lib/search/read.ts', '../text'],
  ['lib/search/read.ts', 'wxt/browser'],
  ['lib/search/page-price.ts', '../providers/crustdata/crustdata'],
  ['components/search/search.tsx', '../../lib/providers/search'],
  ['lib/batch-input/read-table.ts', '../text'],
  ['lib/batch-input/read-table.ts', '../store/open'],
  ['lib/batch-input/read-table.ts', 'wxt/browser'],
  ['lib/keys/keys.ts', '../store/open'],
  ['lib/keys/vault.ts', '../text'],
  ['lib/store/answers.ts', '../keys/keys'],
  ['lib/enrich/pipeline.ts', 'wxt/browser'],
  ['lib/enrich/pipeline.ts', '../text'],
  ['lib/enrich/pipeline.ts', '../keys/keys'],
  ['lib/enrich/pipeline.ts', '../polyfilled'],
  ['lib/batch/run.ts', 'wxt/browser'],
  ['lib/batch/run.ts', '../settings'],
  ['lib/batch/run.ts', '../enrich/buy-many'],
  ['lib/batch/run.ts', '../worker/batches'],
  ['lib/providers/crustdata/endpoints.ts', 'wxt/browser'],
  ['lib/providers/crustdata/endpoints.ts', '../enrich-layer/endpoints'],
  ['lib/providers/crustdata/endpoints.ts', '../../settings'],
  ['lib/providers/enrich-layer/endpoints.ts', 'wxt/browser'],
  ['lib/providers/enrich-layer/endpoints.ts', '../crustdata/endpoints'],
  ['lib/providers/enrich-layer/endpoints.ts', '../registry'],
  ['lib/providers/request.ts', './crustdata/endpoints'],
  ['lib/providers/request.ts', 'wxt/browser'],
  ['lib/providers/registry.ts', '../worker/commands'],
  ['lib/store/answers.ts', '../worker/commands'],
  ['lib/store/answers.ts', 'wxt/browser'],
  ['lib/spend/compare-balance.ts', 'wxt/browser'],
  ['lib/spend/compare-balance.ts', '../keys/keys'],
  ['lib/demo/crustdata.ts', '../providers/registry'],
  ['lib/worker/commands.ts', '../../components/ui/link'],
  ['components/panel/card.tsx', '../../lib/providers/registry'],
  ['components/panel/card.tsx', '../../lib/enrich/pipeline'],
  ['components/panel/card.tsx', '../../lib/keys/keys'],
  ['components/panel/card.tsx', '../../lib/keys/vault.ts'],
  ['components/panel/card.tsx', '../../lib/worker/commands'],
  ['components/panel/card.tsx', '../../lib/demo/crustdata'],
  ['components/panel/card.tsx', '../../entrypoints/background'],
];

const ALLOWED: typeof REFUSED = [
  ['lib/spend/compare-balance.ts', '../store/schema'],
  ['lib/keys/keys.ts', './vault'],
  ['components/panel/card.tsx', '../../lib/key-changes'],
  ['lib/enrich/pipeline.ts', '../store/answers'],
  ['lib/batch/run.ts', '../store/batches'],
  ['lib/batch/run.ts', '../enrich/pipeline'],
  ['lib/providers/crustdata/endpoints.ts', '../../failure'],
  ['lib/providers/enrich-layer/endpoints.ts', '../request'],
  ['lib/providers/enrich-layer/schema.ts', '../tolerant'],
  ['lib/providers/request.ts', 'ky'],
  ['lib/providers/tolerant.ts', 'zod/mini'],
  ['lib/providers/registry.ts', './enrich-layer/enrich-layer'],
  ['lib/match/match-check.ts', '../detect/email-class'],
  ['lib/archive/merge.ts', '../store/merge'],
  ['lib/export/csv.ts', 'papaparse'],
  ['lib/export/batch.ts', '../store/batch-rows'],
  ['lib/batch-input/named-in.ts', '../detect/read'],
  ['components/batch/read-given.ts', '../../lib/batch-input/read-table'],
  ['components/panel/card.tsx', '../../lib/store/answers'],
  ['components/panel/card.tsx', '../../lib/match/match-check'],
  ['entrypoints/detect.ts', '../lib/detect/page/watch'],
  ['lib/detect/page/watch.ts', './report'],
  ['lib/detect/class-of.ts', 'email-providers/all.json'],
];

const root = fileURLToPath(new URL('../..', import.meta.url));
let copy: string;
let found: Set<string>;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'sidecard-imports-'));
  cpSync(join(root, 'biome.json'), join(copy, 'biome.json'));
  const planted = Map.groupBy([...REFUSED, ...ALLOWED], ([file]) => file);
  for (const [file, imports] of planted) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), imports.map(([, from]) => `import '${from}';\n`).join(''));
  }
  const rule = '--only=style/noRestrictedImports';
  const linted = spawnSync(
    'biome',
    ['lint', rule, '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'],
    { cwd: copy, encoding: 'utf8' },
  );
  const { diagnostics } = JSON.parse(linted.stdout) as {
    diagnostics: { location: { path: string; start: { line: number } } }[];
  };
  found = new Set(
    diagnostics.map(({ location: { path, start } }) => {
      const specifier = planted.get(path)?.[start.line - 1]?.[1];
      return `${path} ← ${specifier}`;
    }),
  );
});
afterAll(() => rmSync(copy, { recursive: true }));

it.each(REFUSED)('refuses %s ← %s', (file, specifier) =>
  expect(found).toContain(`${file} ← ${specifier}`),
);

it.each(ALLOWED)('allows %s ← %s', (file, specifier) =>
  expect(found).not.toContain(`${file} ← ${specifier}`),
);
