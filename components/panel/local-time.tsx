import './local-time.css';
import { useEffect, useState } from 'preact/hooks';
import { text } from '../../lib/text';
import { timeThere, zoneOf } from '../../lib/zones';

/** What time it is in a country, minute by minute; nothing where the country does not tell. */
export function LocalTime({ country }: { country: string }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), 60_000 - (now % 60_000));
    return () => clearTimeout(timer);
  }, [now]);
  const zone = zoneOf(country, now);
  if (zone === undefined) return null;
  const words = text('localTime');
  return (
    <p class="local-time num" title={words}>
      <span class="visually-hidden">{words} </span>
      <time>{timeThere(zone, now)}</time>
    </p>
  );
}
