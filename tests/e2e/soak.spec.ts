import { type BatchKill, soakBatch } from './batch-soak';
import { expect, test } from './harness/fixture';
import { removeProfileFolder } from './harness/profile-folder';
import { type Kill, soak } from './soak';

// `npm run soak` has 30.
const KILLS = Number(process.env.SIDECARD_KILLS ?? 3);
// `npm run soak` has 10.
const BATCH_KILLS = Number(process.env.SIDECARD_BATCH_KILLS ?? 2);
const SEED = Number(process.env.SIDECARD_SEED ?? Date.now() % 1_000_000);
const A_KILL_MS = 30_000;
// The thousand rows that come with each are looked up to the end.
const A_BATCH_KILL_MS = 90_000;

test('the whole browser killed at random moments of look-ups: nothing that was bought is lost, and the receipts add up', async ({
  granted,
  hosts,
}) => {
  test.setTimeout(60_000 + KILLS * A_KILL_MS);
  console.log(`soak: SIDECARD_SEED=${SEED} SIDECARD_KILLS=${KILLS}`);
  const profileDir = await granted.copy();
  const kills: Kill[] = [];
  try {
    await soak({ kills: KILLS, seed: SEED, profileDir, hosts }, (kill) => {
      kills.push(kill);
      const { slug, answerMs, killMs, found, isConfirmed } = kill;
      const heard = isConfirmed ? 'heard of' : 'not heard of';
      console.log(`soak: ${killMs} ms (answer at ${answerMs} ms): ${found}, ${heard}: ${slug}`);
    });
  } finally {
    await removeProfileFolder(profileDir);
  }
  expect(kills).toHaveLength(KILLS);
});

test('the whole browser killed at random moments of a batch: it stands paused, nothing that was bought is lost, and nobody is paid for twice', async ({
  granted,
  hosts,
}) => {
  test.setTimeout(120_000 + BATCH_KILLS * A_BATCH_KILL_MS);
  console.log(`soak: SIDECARD_SEED=${SEED} SIDECARD_BATCH_KILLS=${BATCH_KILLS}`);
  const profileDir = await granted.copy();
  const kills: BatchKill[] = [];
  try {
    await soakBatch({ kills: BATCH_KILLS, seed: SEED, profileDir, hosts }, (kill) => {
      kills.push(kill);
      const { killMs, requests, found, uncertain } = kill;
      console.log(
        `soak: batch, ${killMs} ms: ${requests} requests, ${found} found, ${uncertain} uncertain`,
      );
    });
  } finally {
    await removeProfileFolder(profileDir);
  }
  expect(kills).toHaveLength(BATCH_KILLS);
});
