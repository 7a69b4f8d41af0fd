import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes an empty folder for a browser's profile. The runner names a place (SIDECARD_TMP) that it
 * removes at its end, so that an interrupted run leaves no profiles behind.
 */
export function makeProfileFolder(): Promise<string> {
  return mkdtemp(join(process.env.SIDECARD_TMP ?? tmpdir(), 'sidecard-profile-'));
}

/** Removes a profile. Chromium's last helpers may still write to it, hence the patience. */
export function removeProfileFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
