import type { IncomingMessage } from 'node:http';

/** One request as it arrived. `at` is epoch milliseconds; `path` includes the query. */
export type RecordedRequest = {
  readonly at: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** In order and with repetitions, names lower-cased. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Parsed JSON, or the text where it is none; `''` without a body. */
  readonly body: unknown;
};

/** Reads a request to its end. Rejects if the connection breaks before. */
export async function record(
  message: IncomingMessage,
  at: number,
): Promise<{ recorded: RecordedRequest; text: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const recorded = {
    at,
    method: message.method ?? '',
    host: message.headers.host ?? '',
    path: message.url ?? '',
    headers: pairs(message.rawHeaders),
    body: parse(text),
  };
  return { recorded, text };
}

function pairs(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), raw[index + 1] ?? '']] : [],
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
