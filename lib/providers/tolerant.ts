import * as z from 'zod/mini';

// Building blocks of a schema that takes what a provider sends as far as it goes: a field of a wrong kind that is only shown is
// dropped, one odd row does not cost the rest, a missing group is as if empty.

/** Words; "" and null are taken for absent, a number for its digits, anything else is dropped. */
export const text = z.catch(
  z.pipe(
    z.nullish(z.union([z.string(), z.number()])),
    z.transform((value) => {
      const trimmed = value === null || value === undefined ? '' : String(value).trim();
      return trimmed === '' ? undefined : trimmed;
    }),
  ),
  undefined,
);

/** A number, also one in quotes; anything else is dropped. */
export const amount = z.catch(
  z.pipe(
    z.nullish(z.union([z.number(), z.string()])),
    z.transform((value) => {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
    }),
  ),
  undefined,
);

/** True or false; anything else is dropped. */
export const flag = z.catch(
  z.pipe(
    z.nullish(z.boolean()),
    z.transform((value) => value ?? undefined),
  ),
  undefined,
);

/** A list that keeps the items that parse: one odd row must not cost the rest. */
export function listOf<T>(item: z.ZodMiniType<T>) {
  return z.catch(
    z.pipe(
      z.nullish(z.array(z.unknown())),
      z.transform((rows) =>
        (rows ?? []).flatMap((row) => {
          const parsed = item.safeParse(row);
          return parsed.success ? [parsed.data] : [];
        }),
      ),
    ),
    [],
  );
}

/** A group that may be absent, null or of a wrong kind: then it is as if empty. */
export function group<T extends Readonly<Record<string, z.ZodMiniType>>>(shape: T) {
  return z.catch(
    z.pipe(
      z.nullish(z.looseObject(shape)),
      z.transform((value) => value ?? undefined),
    ),
    undefined,
  );
}

/** A list of words, trimmed, empty ones left out; a number is taken for its digits, `{ name }` for its name. */
export const words = z.pipe(
  listOf(z.union([z.string(), z.number(), z.looseObject({ name: z.string() })])),
  z.transform((rows) =>
    rows
      .map((row) => (typeof row === 'object' ? row.name : String(row)).trim())
      .filter((word) => word !== ''),
  ),
);

/** Each once, trimmed, empty ones left out. */
export function unique(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))];
}
