import { useEffect, useState } from 'preact/hooks';
import { send } from '../../lib/messenger';

// A portrait or logo has a few hundred pixels. What has thousands was made to weigh.
const MOST_PIXELS = 4_096;
const LEAST_PIXELS = 2;

/**
 * Where a provider says that a picture is, if it may be loaded: over HTTPS, by a public name, and no SVG. A provider's words are not to
 * make the browser ask around in the user's own network.
 */
export function pictureUrl(raw: string): URL | undefined {
  const url = URL.canParse(raw) ? new URL(raw) : undefined;
  if (url?.protocol !== 'https:' || url.port !== '' || `${url.username}${url.password}` !== '') {
    return undefined;
  }
  const isPublic = /\.(?!local(?:host)?$|internal$|home$|lan$)[a-z][a-z0-9-]+$/.test(url.hostname);
  return isPublic && !/\.svgz?$/i.test(url.pathname) ? url : undefined;
}

/**
 * A picture from its own host, which hears nothing of where it is shown. That it leaves the browser is written down before it does; `slug` is
 * of whom it is. It fills a box that is there already, once it has turned out to be one; `onFail` is called where it has not, or where nothing
 * could be written down, and then nothing is loaded.
 */
export function Picture(props: {
  url: URL;
  alt: string;
  slug?: string | undefined;
  onFail: () => void;
}) {
  const { url, alt, slug, onFail } = props;
  const [isLogged, setLogged] = useState(false);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    let isOver = false;
    const of = slug === undefined ? {} : { identifier: { kind: 'profile', slug } as const };
    send('log-picture', { url: url.href, ...of }).then(
      () => isOver || setLogged(true),
      () => isOver || onFail(),
    );
    return () => {
      isOver = true;
    };
  }, []);
  if (!isLogged) return null;
  const look = ({ currentTarget: image }: { currentTarget: HTMLImageElement }) => {
    const sides = [image.naturalWidth, image.naturalHeight];
    if (sides.every((side) => side >= LEAST_PIXELS && side <= MOST_PIXELS)) setShown(true);
    else onFail();
  };
  return (
    <img
      class={isShown ? 'picture shown' : 'picture'}
      src={url.href}
      alt={alt}
      referrerpolicy="no-referrer"
      decoding="async"
      onLoad={look}
      onError={onFail}
    />
  );
}
