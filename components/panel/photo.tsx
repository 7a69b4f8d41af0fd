import './photo.css';
import { useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import type { send } from '../../lib/messenger';
import { text } from '../../lib/text';
import { onDemand } from '../ui/on-demand';
import { Picture, pictureUrl } from './picture';
import { usePictures } from './use-pictures';

// Few have a passphrase.
const PhotoLocked = onDemand(async () => (await import('./photo-locked')).PhotoLocked);

/** Who can be asked, for free, where the photo is now; an address that a provider gave may be long gone. */
export interface PhotoSource {
  readonly provider: string;
  /** Null where there is no photo. */
  find(): Promise<string | null>;
  /** By which a locked key is unlocked. */
  readonly send: typeof send;
}

/**
 * The photo over the monogram: on a click, since its host would learn who is looked at, or by the settings. What is no picture leaves the
 * monogram as it is; whoever can tell where the picture is now is asked on the next click, once the key is unlocked.
 */
export function Photo(props: {
  url: string;
  name: string;
  slug: string | undefined;
  from?: PhotoSource | undefined;
}) {
  const { url, name, slug, from } = props;
  const rule = usePictures();
  const [choice, setChoice] = useState<boolean | undefined>(undefined);
  const [hasFailed, setFailed] = useState(false);
  const [found, setFound] = useState<string | null | undefined>(undefined);
  const [isLocked, setLocked] = useState(false);
  const source = pictureUrl(found ?? url);
  if (source === undefined || rule === undefined || rule === 'never') return null;
  const isWanted = !hasFailed && (choice ?? rule === 'always');
  const mayAsk = hasFailed && from !== undefined && found === undefined;
  const { host } = source;
  const show = () => {
    setFailed(false);
    setChoice(!isWanted);
  };
  const ask = async () => {
    let now: string | null | undefined;
    try {
      now = await from?.find();
    } catch (thrown) {
      if (failureOf(thrown).code === 'locked') return setLocked(true);
    }
    setFound(now ?? null);
    if (typeof now !== 'string') return;
    setFailed(false);
    // Another host is named before it hears of anybody.
    setChoice(pictureUrl(now)?.host === host);
  };
  const label = isWanted
    ? text('photoHide')
    : mayAsk
      ? text('photoAsk', { provider: from.provider })
      : text('photoLoad', { host });
  return (
    <>
      <button
        type="button"
        class="photo"
        aria-label={label}
        aria-describedby={isWanted ? undefined : 'photo-tip'}
        onClick={mayAsk ? ask : show}
      >
        {isWanted && (
          <Picture
            url={source}
            alt={text('photoOf', { name })}
            slug={slug}
            onFail={() => setFailed(true)}
            key={source.href}
          />
        )}
      </button>
      {isLocked && from !== undefined && (
        <PhotoLocked
          provider={from.provider}
          send={from.send}
          onClose={() => setLocked(false)}
          onUnlocked={() => void ask()}
        />
      )}
      {!isWanted && (
        <span class="tip" role={hasFailed ? 'status' : undefined}>
          {hasFailed ? text('photoFailed') : label}
          {'\n'}
          <span id="photo-tip">{mayAsk ? label : text('photoTells', { host })}</span>
        </span>
      )}
    </>
  );
}
