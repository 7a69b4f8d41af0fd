import type { Draft } from './tree';

/** A search as JSON, as the published examples write it: two spaces, and what is a list of plain values in one line. */
export function writeText({ filters, fields, sorts, limit }: Draft): string {
  return written({ filters, fields, sorts, limit }, '');
}

function written(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object')) {
      return `[${value.map((one) => JSON.stringify(one)).join(', ')}]`;
    }
    const items = value.map((one) => `${inner}${written(one, inner)}`);
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).flatMap(([key, one]) =>
    one === undefined ? [] : [`${inner}${JSON.stringify(key)}: ${written(one, inner)}`],
  );
  return `{\n${entries.join(',\n')}\n${indent}}`;
}
