import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extensionDir } from './fixture';
import { type GrantedProfile, grantedProfile } from './grant';

/** The build in a folder of its own, and so with an id of its own, and profiles in which the providers' hosts are granted to it. */
export interface BuildCopy {
  readonly dir: string;
  readonly granted: GrantedProfile;
  /** Removes the folder and the template of the profiles. */
  remove(): Promise<void>;
}

/** Copies the build. */
export async function copyBuild(): Promise<BuildCopy> {
  const folder = await mkdtemp(join(process.env.SIDECARD_TMP ?? tmpdir(), 'sidecard-build-'));
  const dir = join(folder, 'build');
  await cp(extensionDir, dir, { recursive: true });
  const granted = await grantedProfile(dir, [
    'https://api.crustdata.com/*',
    'https://enrichlayer.com/*',
  ]);
  return {
    dir,
    granted,
    remove: async () => {
      await granted.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
