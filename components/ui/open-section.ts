import { askForSection, type OptionsSection } from '../../lib/options-section';
import { openOptions } from './actions';

/** Opens the options page in a tab, or goes to the one that is open, at that section. */
export async function openSection(section: OptionsSection): Promise<void> {
  // A page that opens at its beginning is better than none.
  await askForSection(section).catch(() => undefined);
  openOptions();
}
