import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from '../../certificate';

/** What a provider that means harm puts into every text of its answers, by what it tries. */
export const ATTACKS = {
  markup:
    '"><script>globalThis.ran=1</script><img src=x onerror="globalThis.ran=1"><svg onload=globalThis.ran=1>',
  handler: '" onmouseover="globalThis.ran=1" onfocus="globalThis.ran=1" autofocus="',
  style:
    '</style><style>*{background:url(https://css.example.net/a)}</style>";background:url(https://css.example.net/b);x:"',
  javascript: 'javascript:globalThis.ran=1//',
  page: 'data:text/html,<script>opener.ran=1</script>',
  blob: 'blob:https://evil.example.net/0b5f3b0a-0000-4000-8000-000000000000',
  file: 'file:///etc/passwd',
  inside: 'https://192.168.0.1/admin.png',
  extension: 'chrome-extension://invalid/options.html',
  clobber: 'root',
  template: '{{constructor.constructor("globalThis.ran=1")()}}<%= globalThis.ran=1 %>',
  frame:
    '<iframe srcdoc="<script>parent.ran=1</script>"></iframe><base href="https://evil.example.net/">',
} as const;

/** One of ATTACKS, or one on what JSON makes of names and numbers. */
export type Attack = keyof typeof ATTACKS | 'prototypes' | 'numbers';

/** A running provider of both kinds that means harm. It listens on 127.0.0.1 only. */
export interface HostileProvider {
  readonly port: number;
  /** The slug that is answered with that attack. */
  slugOf(attack: Attack): string;
  close(): Promise<void>;
}

const recording = (name: string) => new URL(`../../recordings/${name}.json`, import.meta.url);

/** Starts both providers: accounts in order, and people in whom everything that can be a text is an attack. */
export async function startHostileProvider(): Promise<HostileProvider> {
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(recording(name), 'utf8'));
  const [credits, endpoints, balance, crustdata, enrichLayer] = await Promise.all([
    read('crustdata/account-credits'),
    read('crustdata/account-endpoints'),
    read('enrich-layer/credit-balance'),
    read('crustdata/every-field'),
    // Its pictures lead somewhere, and the setting of the spec loads whatever may be loaded.
    read('enrich-layer/filled').then((filled) =>
      JSON.parse(JSON.stringify(filled).replaceAll('https://media.', 'http://media.')),
    ),
  ]);
  const answer = (host: string, path: string, asked: string): string => {
    if (path.startsWith('/account/credits')) return JSON.stringify(credits);
    if (path.startsWith('/account/endpoints')) return JSON.stringify(endpoints);
    if (path.startsWith('/api/v2/credit-balance')) return JSON.stringify(balance);
    const attack = (/hostile-(\w+)-0x00/.exec(asked)?.[1] ?? 'markup') as Attack;
    if (host !== 'api.crustdata.com') return attacked(enrichLayer, attack);
    const [row] = crustdata as readonly { matches: readonly { person_data: unknown }[] }[];
    const url = `https://www.linkedin.com/in/hostile-${attack}-0x00/`;
    const person = attacked(row?.matches[0]?.person_data, attack);
    return `[{"matched_on":"${url}","match_type":"professional_network_profile_url","matches":[{"confidence_score":1.0,"person_data":${person}}]}]`;
  };
  const certificate = await makeCertificate('api.crustdata.com', 'enrichlayer.com');
  const server = createServer(certificate, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = request.url ?? '';
    const asked = decodeURIComponent(path) + Buffer.concat(chunks).toString('utf8');
    response.writeHead(200, {
      'content-type': 'application/json',
      // None of these is to mean anything to anybody.
      refresh: '0; url=https://evil.example.net/',
      link: '<https://evil.example.net/x.css>; rel=preload; as=style',
      'set-cookie': 'tracked=1; SameSite=None; Secure',
      'clear-site-data': '"*"',
    });
    response.end(answer(request.headers.host ?? '', path, asked));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    slugOf: (attack) => `hostile-${attack}-0x00`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** A record as JSON with that attack everywhere, but in the numbers that identify it and in dates, which would be left out. */
function attacked(record: unknown, attack: Attack): string {
  if (attack === 'numbers')
    return JSON.stringify(record).replace(/(?<=[:[,])\d{1,9}(?=[,}\]])/g, '1e308');
  if (attack === 'prototypes') {
    const harm =
      '"__proto__":{"polluted":1,"isCurrent":true},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1},';
    return JSON.stringify(record).replace(/\{(?=")/g, `{${harm}`);
  }
  const words = ATTACKS[attack];
  return JSON.stringify(record, (name, value: unknown) =>
    typeof value === 'string' && name !== 'public_identifier' && !/^\d{4}-\d\d/.test(value)
      ? words
      : value,
  );
}
