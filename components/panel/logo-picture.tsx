import { useState } from 'preact/hooks';
import { Picture, pictureUrl } from './picture';

/** A company's logo over its letter; nothing where it is no picture. */
export function LogoPicture({ url }: { url: string }) {
  const [hasFailed, setFailed] = useState(false);
  const source = pictureUrl(url);
  if (source === undefined || hasFailed) return null;
  return <Picture url={source} alt="" onFail={() => setFailed(true)} />;
}
