import { useEffect, useState } from 'preact/hooks';
import { readSettings, type Settings } from '../../lib/settings';

let last: Settings['photos'] | undefined;
let isForbidden = false;

/** From now on no picture may be loaded here, whatever the settings say. */
export function loadNoPictures(): void {
  isForbidden = true;
  last = 'never';
}

/** Reads when pictures of other hosts may be loaded, for what is to be drawn at once. */
export async function readPictures(): Promise<Settings['photos']> {
  if (isForbidden) return 'never';
  const { photos } = await readSettings();
  last = photos;
  return photos;
}

/**
 * When pictures of other hosts may be loaded, by the settings; `undefined` until those are read, and then nothing is. That they are loaded
 * unasked is never taken from an earlier reading.
 */
export function usePictures(): Settings['photos'] | undefined {
  const [rule, setRule] = useState<Settings['photos'] | undefined>(
    last === 'always' ? undefined : last,
  );
  useEffect(() => {
    let isOver = false;
    void readPictures().then((photos) => isOver || setRule(photos));
    return () => {
      isOver = true;
    };
  }, []);
  return rule;
}
