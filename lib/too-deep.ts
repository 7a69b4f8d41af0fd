// Documented replies are a dozen levels deep. Some thousand levels cannot be stored or sent: cloning them overflows the stack.
const DEEPEST = 100;

/** Whether parsed JSON is nested deeper than anything honest. Looked at level by level, not by recursion, which is what it would break. */
export function isTooDeep(json: unknown): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}
