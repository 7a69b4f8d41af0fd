import { connect, type Socket } from 'node:net';

/** A connection to Firefox's own remote control, which reaches its windows, sidebars and questions, not only pages. */
export interface Marionette {
  /** Sends a command and resolves with its result. Rejects with what Firefox says where it fails. */
  command(name: string, params?: object): Promise<unknown>;
  /** Runs the body of an async function beside Firefox's own windows; `args` and the result cross as JSON. */
  inBrowser(body: string, ...args: unknown[]): Promise<unknown>;
  close(): void;
}

interface Waiting {
  done(result: unknown): void;
  fail(error: Error): void;
}

// Of the protocol, version 3: length, colon, JSON; a reply is [1, id, error, result].
type Reply = readonly [
  type: number,
  id: number,
  error: { readonly error: string; readonly message: string } | null,
  result: unknown,
];

/** Connects to the port that Firefox listens on, and begins a session beside its windows. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const waiting = new Map<number, Waiting>();
  const greeted = Promise.withResolvers<void>();
  const socket = connect(port, '127.0.0.1');
  const lost = (error: Error) => {
    greeted.reject(error);
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
  };
  socket.on('error', lost);
  socket.on('close', () => lost(new Error('Firefox has hung up.')));
  listen(socket, (message) => {
    // The first one says which protocol it is.
    if (!Array.isArray(message)) return greeted.resolve();
    const [, id, error, result] = message as unknown as Reply;
    const { done, fail } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error === null) done?.(result);
    else fail?.(new Error(`${error.error}: ${error.message}`));
  });
  await greeted.promise;

  let lastId = 0;
  const command: Marionette['command'] = (name, params = {}) => {
    lastId += 1;
    const id = lastId;
    const text = JSON.stringify([0, id, name, params]);
    return new Promise((done, fail) => {
      waiting.set(id, { done, fail });
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  };
  await command('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } });
  await command('Marionette:SetContext', { value: 'chrome' });

  return {
    command,
    async inBrowser(body, ...args) {
      const script = `const args = [...arguments]; const end = args.pop();
        (async () => { ${body} })().then((value) => end({ value }), (error) => end({ error: String(error) }));`;
      const reply = await command('WebDriver:ExecuteAsyncScript', { script, args });
      const { value } = reply as { value: { value?: unknown; error?: string } };
      if (value.error !== undefined) throw new Error(value.error);
      return value.value;
    },
    close: () => socket.destroy(),
  };
}

function listen(socket: Socket, heard: (message: unknown) => void): void {
  let bytes = Buffer.alloc(0);
  socket.on('data', (more) => {
    bytes = Buffer.concat([bytes, more]);
    for (let colon = bytes.indexOf(':'); colon >= 0; colon = bytes.indexOf(':')) {
      const end = colon + 1 + Number(bytes.subarray(0, colon).toString());
      if (bytes.length < end) return;
      const text = bytes.subarray(colon + 1, end).toString();
      bytes = bytes.subarray(end);
      heard(JSON.parse(text));
    }
  });
}
