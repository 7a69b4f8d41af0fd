import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from './harness/browser';
import { copyBuild } from './harness/build-copy';
import { expect, test } from './harness/fixture';
import { fillDisk } from './harness/trouble';
import { AMARA, clickOn, expectFailure, paidRequests, profilePage, withAmara } from './steps';

/** Takes the permission away by which no quota holds: no test fills a disk, and a quota that is used up is the same to whoever writes. */
async function limitStorage(build: string): Promise<void> {
  const path = join(build, 'manifest.json');
  const manifest: { permissions: string[] } = JSON.parse(await readFile(path, 'utf8'));
  expect(manifest.permissions).toContain('unlimitedStorage');
  const permissions = manifest.permissions.filter((one) => one !== 'unlimitedStorage');
  await writeFile(path, JSON.stringify({ ...manifest, permissions }));
}

test('a full disk: nothing is sent, and who is known is still shown', async ({
  simulator,
  hosts,
}) => {
  const build = await copyBuild();
  const profileDir = await build.granted.copy();
  try {
    const before = await launch({ extensionDir: build.dir, hosts, profileDir });
    await withAmara(before, simulator).finally(() => before.close());
    // Chromium asks for the room that is left only now and then: a browser that has just started has not asked yet.
    await limitStorage(build.dir);
    const after = await launch({ extensionDir: build.dir, hosts, profileDir });
    try {
      await fillDisk(after);
      const { panel } = await clickOn(after, profilePage('tobias-vexholm-0x2a'));
      await expectFailure(panel, {
        title: 'The disk is full',
        sentence: /so nothing was sent\. What you have is still there\. Nothing was charged\./,
        action: 'Look again · 1–2 credits',
      });
      await clickOn(after, profilePage(AMARA.slug));
      await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
      expect(paidRequests(simulator)).toHaveLength(1);
    } finally {
      await after.close();
    }
  } finally {
    await rm(profileDir, { recursive: true, force: true });
    await build.remove();
  }
});
