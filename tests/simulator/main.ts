import { parseArgs } from 'node:util';
import { crowdEmail, crowdSlug } from './crowd/crowd';
import { poisonEmail, poisonSlug } from './crowd/poison';
import { ENRICH_LAYER_KEYS } from './enrich-layer/keys';
import { RESERVED_PROFILES, reservedEmail, reservedSlug } from './enrich-layer/reserved';
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

function listKeys(keys: readonly { key: string; credits: number; about: string }[]): string {
  return keys
    .map(({ key, credits, about }) => {
      return `  ${key.padEnd(18)} ${String(credits).padStart(5)} credits  ${about}`;
    })
    .join('\n');
}

const profiles = RESERVED_PROFILES.map((one) => {
  return `  ${reservedSlug(one).padEnd(18)} ${reservedEmail(one).padEnd(34)} ${one.about}`;
});
const faults = FAULTS.map((fault) => {
  const identifiers = `${faultSlug(fault).padEnd(21)} ${faultEmail(fault).padEnd(33)}`;
  return `  ${identifiers} ${fault.charged ? 'charged' : 'free   '}  ${fault.about}`;
});

console.log(`The simulator answers as api.crustdata.com and, by the Host header, as enrichlayer.com at
  https://127.0.0.1:${simulator.httpsPort}  (certificate made at this start)
  ${simulator.httpUrl}

Keys of Crustdata
${listKeys(RESERVED_KEYS)}

Keys of Enrich Layer
${listKeys(ENRICH_LAYER_KEYS)}

Reserved identifiers (as https://www.linkedin.com/in/<slug>, or the address)
${faults.join('\n')}

Reserved profiles of Enrich Layer (the same way)
${profiles.join('\n')}

A crowd without end, of whom one in eight is known to nobody
  ${crowdSlug(1).padEnd(21)} ${crowdEmail(1).padEnd(33)}         and so on, from 00000
  ${poisonSlug('named', 1).padEnd(21)} ${poisonEmail('named', 1).padEnd(33)} free     400 that names them
  ${poisonSlug('unnamed', 1).padEnd(21)} ${poisonEmail('unnamed', 1).padEnd(33)} free     400 that names nobody
  ${poisonSlug('broken', 1).padEnd(21)} ${poisonEmail('broken', 1).padEnd(33)} free     500

Try it
  curl ${simulator.httpUrl}/person/enrich -H 'authorization: Bearer sim-rich' \\
    -H 'x-api-version: 2025-11-01' -H 'content-type: application/json' \\
    -d '{"business_emails":["amara.okafor@northwind.example.com"]}'
  curl "${simulator.httpUrl}/api/v2/profile?use_cache=if-present&profile_url=https://www.linkedin.com/in/amara-okafor-lindqvist-0x1c" \\
    -H 'host: enrichlayer.com' -H 'authorization: Bearer el-rich'

Ctrl+C ends it.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, simulator.close);
