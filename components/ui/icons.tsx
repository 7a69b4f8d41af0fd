// Drawn here: a symbol font is not on every machine, and a picture would be a file more to load.
const PATHS = {
  back: 'M10 3 5 8l5 5',
  check: 'm3 8.5 3.5 3.5L13 4.5',
  copy: 'M6 6h7v7H6zM10 3H3v7',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9m3.2 7.7 3.3 3.3',
  options: 'M2 4.5h7m3 0h2M2 11.5h2m3 0h7M10.5 3v3m-5 4v3',
} as const;

/** A small line drawing in the colour of the text around it. It says nothing to a screen reader: its button has a name. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="drawing" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
