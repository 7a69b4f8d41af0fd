import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
}

async function read<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(new URL(`../../../${name}`, import.meta.url), 'utf8')) as T;
}

describe('what is installed', () => {
  it('is named by its hash, and comes from the registry of npm', async () => {
    const lock = await read<{ lockfileVersion: number; packages: Record<string, Locked> }>(
      'package-lock.json',
    );
    expect(lock.lockfileVersion).toBe(3);
    const { '': own, ...packages } = lock.packages;
    expect(own).toBeDefined();
    expect(Object.keys(packages).length).toBeGreaterThan(300);
    for (const [name, locked] of Object.entries(packages)) {
      expect(locked.integrity, name).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
      expect(locked.version, name).toMatch(/^\d+\.\d+\.\d+/);
      expect(locked.resolved ?? 'https://registry.npmjs.org/', name).toMatch(
        /^https:\/\/registry\.npmjs\.org\//,
      );
      expect(locked.link, name).toBeUndefined();
    }
  });

  it('is asked for by exact version, from no repository, folder or address', async () => {
    const { dependencies, devDependencies, overrides } =
      await read<Record<'dependencies' | 'devDependencies' | 'overrides', Record<string, string>>>(
        'package.json',
      );
    const all = Object.entries({ ...dependencies, ...devDependencies, ...overrides });
    expect(all.length).toBeGreaterThan(20);
    for (const [name, version] of all) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('runs a script of its own only where that was allowed by name', async () => {
    const { allowScripts } = await read<{ allowScripts: Record<string, boolean> }>('package.json');
    const { packages } = await read<{ packages: Record<string, Locked> }>('package-lock.json');
    const withScripts = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name] === true);
    expect(allowed.sort()).toEqual([...new Set(withScripts)].sort());
  });
});
