const COMPARE = {
  '<=': (value: number, limit: number) => value <= limit,
  '>=': (value: number, limit: number) => value >= limit,
} as const;

/** Where a bench puts its figures. */
export interface BenchReport {
  /** Prints one figure. */
  bench(name: string, value: number | string, unit?: string): void;
  /** Keeps one figure against its target for the table at the end. */
  target(name: string, value: number, sign: keyof typeof COMPARE, limit: number): void;
}

/** Prints figures as they come; `finish` prints the table of targets. */
export function startReport(): BenchReport & { finish(): void } {
  const table: string[] = [];
  return {
    bench: (name, value, unit) => {
      const shown = typeof value === 'number' ? rounded(value) : value;
      console.log(['BENCH', name, shown, unit].filter(Boolean).join(' '));
    },
    target: (name, value, sign, limit) => {
      const verdict = COMPARE[sign](value, limit) ? 'met' : 'missed';
      table.push(`TARGET ${name} ${rounded(value)} ${sign} ${limit} ${verdict}`);
    },
    finish: () => {
      console.log('');
      for (const line of table) console.log(line);
    },
  };
}

function rounded(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return value.toFixed(0);
  return String(Number(value.toPrecision(3)));
}
