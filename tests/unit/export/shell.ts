import { spawnSync } from 'node:child_process';

// In the place of curl: every argument, each ended by a byte that no argument can hold.
const SHOW = 'curl() { printf \'%s\\0\' "$@"; }\n';

/** What a shell with these variables would hand to curl; throws where the command does or says anything else. */
export function argumentsOf(
  command: string,
  variables: Readonly<Record<string, string>>,
): string[] {
  const { stdout, stderr, status } = spawnSync('sh', ['-c', SHOW + command], {
    env: variables,
    encoding: 'utf8',
  });
  if (status !== 0 || stderr !== '') throw new Error(`The shell says: ${stderr}`);
  return stdout.split('\0').slice(0, -1);
}

/** The request that curl would make of such arguments. */
export function requestOf([globoff, url = '', ...rest]: readonly string[]): Request {
  if (globoff !== '--globoff') throw new Error(`What is ${globoff}?`);
  const init: { method?: string; body?: string; headers: [string, string][] } = { headers: [] };
  for (let at = 0; at < rest.length; at += 2) {
    const [name, value = ''] = rest.slice(at, at + 2);
    const colon = value.indexOf(': ');
    if (name === '--header') init.headers.push([value.slice(0, colon), value.slice(colon + 2)]);
    else if (name === '--request') init.method = value;
    else if (name === '--data-raw') init.body = value;
    else throw new Error(`What is ${name}?`);
  }
  return new Request(url, init);
}
