/** An HTTP request as it would be sent. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
}

/**
 * The request as a command of curl for a POSIX shell. `keyName` stands in it where the key would, and the shell fills in its variable of
 * that name. All else is in single quotes, in which a shell reads nothing; curl itself reads no pattern in the address and no file.
 */
export function toCurl({ method, url, headers, body }: HttpRequest, keyName: string): string {
  const parts = [
    `curl --globoff ${quoted(url)}`,
    ...(method === 'GET' ? [] : [`--request ${quoted(method)}`]),
    ...headers.map(([name, value]) => `--header ${withKey(`${name}: ${value}`, keyName)}`),
    ...(body === undefined ? [] : [`--data-raw ${quoted(body)}`]),
  ];
  return parts.join(' \\\n  ');
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

function withKey(header: string, keyName: string): string {
  const pieces = header.split(keyName).map((piece) => (piece === '' ? '' : quoted(piece)));
  return pieces.join(`"$${keyName}"`) || "''";
}
