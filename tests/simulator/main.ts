import { parseArgs } from 'node:util';
import { FAULTS, faultEmail, faultSlug } from './faults';
import { RESERVED_KEYS } from './keys';
import { startSimulator } from './simulator';

const { values } = parseArgs({
  options: {
    https: { type: 'string', default: '8443' },
    http: { type: 'string', default: '8080' },
    delay: { type: 'string', default: '0' },
  },
});

const simulator = await startSimulator({
  httpsPort: Number(values.https),
  httpPort: Number(values.http),
  delayMs: Number(values.delay),
});

const keys = RESERVED_KEYS.map(({ key, credits, about }) => {
  return `  ${key.padEnd(14)} ${String(credits).padStart(5)} credits  ${about}`;
});
const faults = FAULTS.map((fault) => {
  const identifiers = `${faultSlug(fault).padEnd(21)} ${faultEmail(fault).padEnd(33)}`;
  return `  ${identifiers} ${fault.charged ? 'charged' : 'free   '}  ${fault.about}`;
});

console.log(`The simulator answers as api.crustdata.com at
  https://127.0.0.1:${simulator.httpsPort}  (certificate made at this start)
  ${simulator.httpUrl}

Keys
${keys.join('\n')}

Reserved identifiers (as https://www.linkedin.com/in/<slug>, or the address)
${faults.join('\n')}

Try it
  curl ${simulator.httpUrl}/person/enrich -H 'authorization: Bearer sim-rich' \\
    -H 'x-api-version: 2025-11-01' -H 'content-type: application/json' \\
    -d '{"business_emails":["amara.okafor@northwind.example.com"]}'

Ctrl+C ends it.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, simulator.close);
