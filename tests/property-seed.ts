import fc from 'fast-check';

// The same commit is judged alike each time; `npm run fuzz` draws anew.
const { SIDECARD_FUZZ_RUNS, SIDECARD_MONEY_RUNS } = process.env;
if (SIDECARD_FUZZ_RUNS === undefined && SIDECARD_MONEY_RUNS === undefined) {
  fc.configureGlobal({ seed: 20_261_123 });
}
