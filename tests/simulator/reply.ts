import type { ServerResponse } from 'node:http';
import type { Effect } from './faults';

/** Waits, and rejects when `signal` aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/**
 * Sends an answer as the effect has it; ends when it is sent, or at once where nothing ever is. A
 * drop closes only after headers and a part of the body have left: a kept-alive connection that ends
 * before them may make the browser send the request again by itself.
 */
export async function reply(
  response: Response,
  out: ServerResponse,
  effect: Effect,
  wait: () => Promise<void>,
): Promise<void> {
  const text = await response.text();
  const headers = Object.fromEntries(response.headers);
  switch (effect.kind) {
    case 'hang':
      return;
    case 'wait':
      await wait();
      return send(out, response.status, headers, text);
    case 'cut':
      return send(out, response.status, headers, text.slice(0, text.length / 2));
    case 'drop': {
      const length = String(Buffer.byteLength(text));
      out.writeHead(response.status, { ...headers, 'content-length': length });
      await new Promise((sent) => out.write(text.slice(0, 1), sent));
      out.destroy();
      return;
    }
    case 'replace': {
      // A gateway in front of the provider knows nothing of its headers.
      const kept = effect.contentType === 'application/json' ? headers : {};
      const own = { 'content-type': effect.contentType, ...effect.headers };
      return send(out, effect.status, { ...kept, ...own }, effect.body);
    }
    case 'none':
      return send(out, response.status, headers, text);
  }
}

function send(
  out: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  text: string,
): void {
  out.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(text)) });
  out.end(text);
}
