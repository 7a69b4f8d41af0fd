import { browser } from 'wxt/browser';
import { send } from '../../lib/messenger';
import {
  type Name,
  NEVER_MANAGED,
  ONLY_MANAGED,
  readManaged,
  readSettings,
  settingsSchema,
  writeSetting,
} from '../../lib/settings';
import { databaseFor } from '../../lib/store/open';
import { announceStoreChange } from '../../lib/store-changes';
import { saveBlob } from '../ui/save-file';
import type { ArchiveWorld } from './archive-model';

// A file may be somebody else's: none brings what could spend more, or let more leave, than the user has chosen here.
const STAYS_HERE: readonly Name[] = [
  'capDay',
  'capMonth',
  'askAbove',
  'onClick',
  'prices',
  'photos',
  'onLinkedIn',
];

/** The world around export, import and deletion, as it is in the options page. */
export const archiveWorld: ArchiveWorld = {
  send,
  hasNoStore: () => browser.extension.inIncognitoContext,
  database: () => databaseFor({ isDemo: false }),
  settings: async () => {
    const settings = await readSettings();
    const names = await ownNames();
    return names.map((name) => ({ name, value: settings[name] }));
  },
  takeSettings: async (settings) => {
    const names = (await ownNames()).filter((name) => !STAYS_HERE.includes(name));
    for (const { name: raw, value } of settings) {
      const name = names.find((one) => one === raw);
      const parsed = name && settingsSchema.shape[name].safeParse(value);
      // One of another version of Sidecard is left as it is here.
      if (name !== undefined && parsed?.success) await writeSetting(name, parsed.data as never);
    }
  },
  save: saveBlob,
  bytes: async () => (await navigator.storage.estimate()).usage,
  announceImport: () => announceStoreChange('imported'),
  now: Date.now,
};

/** The settings that are the user's to change. Consent is to be given, not brought. */
async function ownNames(): Promise<Name[]> {
  const { settings } = await readManaged();
  const names = Object.keys(settingsSchema.shape) as Name[];
  return names.filter(
    (name) => !(name in settings) && ![...ONLY_MANAGED, ...NEVER_MANAGED].includes(name),
  );
}
