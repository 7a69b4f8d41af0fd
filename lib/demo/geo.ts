import { entriesOf } from './body';

/** A circle on the map, in km. */
type Circle = { readonly lat: number; readonly lon: number; readonly radiusKm: number };

const KM: Readonly<Record<string, number>> = { km: 1, mi: 1.609344, m: 0.001, ft: 0.0003048 };

// Where the invented people live, and a few places to measure from. Degrees to a tenth will do.
const PLACES: readonly (readonly [name: string, lat: number, lon: number])[] = [
  ['gothenburg', 57.7, 12.0],
  ['bristol', 51.5, -2.6],
  ['denver', 39.7, -105.0],
  ['cork', 51.9, -8.5],
  ['神戸', 34.7, 135.2],
  ['חיפה', 32.8, 35.0],
  ['عمّان', 31.9, 35.9],
  ['stockholm', 59.3, 18.1],
  ['london', 51.5, -0.1],
  ['dublin', 53.3, -6.3],
  ['boulder', 40.0, -105.3],
  ['kobe', 34.7, 135.2],
  ['haifa', 32.8, 35.0],
  ['amman', 31.9, 35.9],
];

/**
 * Reads the value of `geo_distance` and `geo_exclude`: `{location, distance, unit}` with unit km, mi,
 * m or ft, km unless told (section 1.13). The complaint about it as a sentence's end otherwise. That
 * a place which nobody knows is refused is our choice.
 */
export function readCircle(value: unknown): Circle | string {
  const body = entriesOf(value);
  const stranger = [...(body?.keys() ?? [])].find(
    (k) => !['location', 'distance', 'unit'].includes(k),
  );
  const [location, distance] = [body?.get('location'), body?.get('distance')];
  const unit = body?.get('unit') ?? 'km';
  if (stranger !== undefined) return `has an unknown key: ${stranger}`;
  if (typeof location !== 'string' || typeof distance !== 'number' || !(distance > 0)) {
    return 'must be an object of location (text), distance (more than 0) and unit';
  }
  const perUnit = typeof unit === 'string' ? KM[unit] : undefined;
  if (perUnit === undefined) return 'must have the unit km, mi, m or ft';
  const place = placeOf(location);
  if (place === undefined) return `names a location that could not be resolved: ${location}`;
  return { ...place, radiusKm: distance * perUnit };
}

/** Whether a location, as written in a profile, lies within the circle; not if it is unknown. */
export function isWithin(location: unknown, circle: Circle): boolean {
  const place = typeof location === 'string' ? placeOf(location) : undefined;
  if (place === undefined) return false;
  const rad = Math.PI / 180;
  const [a, b] = [place.lat * rad, circle.lat * rad];
  const cosine =
    Math.sin(a) * Math.sin(b) +
    Math.cos(a) * Math.cos(b) * Math.cos((place.lon - circle.lon) * rad);
  return 6371 * Math.acos(Math.min(1, cosine)) <= circle.radiusKm;
}

function placeOf(text: string): { readonly lat: number; readonly lon: number } | undefined {
  const folded = text.normalize('NFC').toLowerCase();
  const found = PLACES.find(([name]) => folded.includes(name.normalize('NFC')));
  return found === undefined ? undefined : { lat: found[1], lon: found[2] };
}
