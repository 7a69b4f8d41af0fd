import { browser } from 'wxt/browser';
import type { Surroundings } from '../enrich/pipeline';
import { openLibrary } from '../library-tab';
import type { Provider } from '../providers/provider';
import { readSettings } from '../settings';
import type { StoredBatch } from '../store/batch-rows';
import { countRows } from '../store/rows-of-batch';
import { loadMoreText, loadText, plural, text } from '../text';

const PREFIX = 'batch:';

/** Tells, where the user lets us, that a batch has ended or stands for want of something. */
export async function noticeBatch(
  { database }: Pick<Surroundings, 'database'>,
  provider: Provider,
  batch: StoredBatch,
): Promise<void> {
  const isTheirWish = batch.state === 'paused' && batch.pausedFor === undefined;
  const isOpen = (await browser.permissions.contains({ permissions: ['notifications'] })) === true;
  if (isTheirWish || !isOpen || browser.notifications === undefined) return;
  await loadMoreText();
  await loadText((await readSettings()).language);
  const { found } = await countRows(await database(provider), batch.id);
  await browser.notifications.create(`${PREFIX}${batch.id}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: batch.state === 'ended' ? text('batchNoticeEnded') : text('batchNoticePaused'),
    message: [batch.name, plural('batchNoticeFound', found)].filter(Boolean).join(': '),
  });
}

/** Shows the batch that a notification was about, where it is one of ours. */
export async function openNoticed(notification: string): Promise<void> {
  if (!notification.startsWith(PREFIX)) return;
  const id = notification.slice(PREFIX.length);
  await browser.notifications.clear(notification);
  await openLibrary(`batches/${id}`);
}
