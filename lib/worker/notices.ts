import { browser } from 'wxt/browser';
import type { Surroundings } from '../enrich/pipeline';
import { openLibrary } from '../library-tab';
import type { Provider } from '../providers/provider';
import { readSettings } from '../settings';
import type { StoredBatch } from '../store/batch-rows';
import { countRows } from '../store/rows-of-batch';
import { loadMoreText, loadText, plural, text } from '../text';
import { quietly } from './quietly';

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

/** Opens the batch of a notification that is clicked. Adds its listener at once, or as soon as there are notifications: they may be allowed later. */
export function followNotices(): void {
  const listen = () => {
    const clicked = browser.notifications?.onClicked;
    if (clicked?.hasListener(onClick) === false) clicked.addListener(onClick);
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}

const onClick = (notification: string) => quietly(openNoticed(notification));

/** Shows the batch that a notification was about, where it is one of ours. */
async function openNoticed(notification: string): Promise<void> {
  if (!notification.startsWith(PREFIX)) return;
  const id = notification.slice(PREFIX.length);
  await browser.notifications.clear(notification);
  await openLibrary(`batches/${id}`);
}
