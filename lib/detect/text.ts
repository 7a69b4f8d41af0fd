import { scanAddresses } from './addresses';
import type { Chars } from './characters';
import { type Hit, merged } from './hit';
import { recipients } from './mailto';
import { scanProfiles } from './profiles';

/**
 * What a text holds by the detection policy, in order of appearance, repetitions included. Each character is visited a bounded
 * number of times (X2).
 */
export function scanText(text: Chars): Hit[] {
  const profiles = scanProfiles(text);
  return merged(profiles, scanAddresses(text, profiles, recipients));
}
