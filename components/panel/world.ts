import type { PageFound } from '../../lib/found';
import type { ProviderOverview } from '../../lib/messages';
import type { send } from '../../lib/messenger';
import type { Gesture } from '../../lib/session';
import type { Settings, writeConsent, writeSetting } from '../../lib/settings';
import type { Reading } from '../../lib/store/reading';
import type { Front } from './view';

/** What the panel needs of the world outside. */
export interface PanelWorld {
  send: typeof send;
  settings(): Promise<Settings>;
  writeSetting: typeof writeSetting;
  writeConsent: typeof writeConsent;
  front(): Promise<Front | undefined>;
  gesture(tabId: number): Promise<Gesture | undefined>;
  found(tabId: number): Promise<PageFound | undefined>;
  useGesture(tabId: number, id: string): Promise<void>;
  /** What is stored of whom a provider told. */
  reading(provider: ProviderOverview): Promise<Reading>;
  /** Whether the panel belongs to a private window: what is looked up there is not stored. */
  readonly isPrivate: boolean;
  /** ms since 1970. */
  now(): number;
}
