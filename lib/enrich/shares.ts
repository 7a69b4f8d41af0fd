const HUNDREDTHS = 100;
// As exact as sums of credits are anywhere (`rounded` of the caps).
const FINEST = 10_000;

/**
 * Credits shared out among as many as are true, evenly: to the hundredth, where that is exact, and what is left over one by one from the first on. The
 * shares of the others are 0; where nobody is to have one, all have. They sum up to the credits exactly.
 */
export function sharesOf(credits: number, isCharged: readonly boolean[]): number[] {
  const some = isCharged.includes(true) ? isCharged : isCharged.map(() => true);
  const count = some.filter(Boolean).length;
  const unit = Number.isInteger(Math.round(credits * FINEST) / HUNDREDTHS) ? HUNDREDTHS : FINEST;
  const units = Math.round(credits * unit);
  let left = units % count;
  return some.map((isOne) => {
    if (!isOne) return 0;
    const extra = left > 0 ? 1 : 0;
    left -= extra;
    return (Math.floor(units / count) + extra) / unit;
  });
}
