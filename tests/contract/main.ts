import { parseArgs } from 'node:util';
import { readText } from '../../lib/detect/read';
import { normalAddress } from '../../lib/identifier';
import { findProvider } from '../../lib/providers/registry';
import { compare, distinct } from './contract';
import { knownOf } from './known';

const USAGE = `SIDECARD_KEY=<key> npm run contract -- --provider <crustdata|enrich-layer> [--spend <credits> <profile URL or address> …]

Makes the provider's free calls with your key and compares the answers, field by field, with what Sidecard knows.
With --spend it also looks up those you name, for at most so many credits in all. Prints no value, only names of fields.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    provider: { type: 'string' },
    spend: { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  },
});
const provider = findProvider(values.provider ?? '');
const key = process.env.SIDECARD_KEY?.trim() ?? '';
const spend = Number(values.spend);
const identifiers = distinct(
  positionals.flatMap((given) => {
    const address = normalAddress(given);
    return address === undefined ? readText(given) : [{ kind: 'email' as const, address }];
  }),
);

if (values.help || provider === undefined || provider.isDemo || key === '' || !(spend >= 0)) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  const { failures } = await compare({
    provider,
    key,
    fetch,
    known: await knownOf(provider.id),
    identifiers,
    wish: { contact: ['businessEmails'] },
    spend,
    print: (line) => console.log(line),
  });
  process.exitCode = failures > 0 ? 1 : 0;
}
