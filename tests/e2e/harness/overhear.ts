import type { Page, Worker } from '@playwright/test';

/** Everything said in one of our contexts since it was listened to, each as a line of JSON. */
export interface Overheard {
  /** Commands sent and heard, with who says so. */
  readonly messages: readonly string[];
  /** What commands were answered with. */
  readonly replies: readonly string[];
  /** What went over channels between our pages. */
  readonly channels: readonly string[];
  /** What was written to the console. */
  readonly logs: readonly string[];
}

/** Begins to listen in a page or worker of ours, to all that it sends, hears, tells other contexts and logs; returns what reads that. */
export async function overhear(context: Page | Worker): Promise<() => Promise<Overheard>> {
  await run(context, listen);
  return async () => (await run(context, () => Reflect.get(globalThis, 'overheard'))) as Overheard;
}

/** Pages and workers evaluate alike, but a call on their union has no type of its own. */
function run(context: Page | Worker, work: () => unknown): Promise<unknown> {
  return 'goto' in context ? context.evaluate(work) : context.evaluate(work);
}

// Runs inside: whole in itself.
function listen(): void {
  const written = (value: unknown): string => {
    if (value instanceof Error) return `${value.name}: ${value.message} ${value.stack}`;
    return JSON.stringify(value) ?? String(value);
  };
  const heard = {
    messages: [] as string[],
    replies: [] as string[],
    channels: [] as string[],
    logs: [] as string[],
  };
  Reflect.set(globalThis, 'overheard', heard);
  const { runtime } = Reflect.get(globalThis, 'chrome') as {
    runtime: {
      onMessage: { addListener(listener: (message: unknown) => void): void };
      sendMessage(...args: unknown[]): Promise<unknown>;
    };
  };
  runtime.onMessage.addListener((message) => void heard.messages.push(written(message)));
  const send = runtime.sendMessage.bind(runtime);
  runtime.sendMessage = async (...args) => {
    heard.messages.push(written(args[0]));
    const reply = await send(...args);
    heard.replies.push(written(reply));
    return reply;
  };
  const post = BroadcastChannel.prototype.postMessage;
  BroadcastChannel.prototype.postMessage = function (this: BroadcastChannel, message: unknown) {
    heard.channels.push(`${this.name} ${written(message)}`);
    post.call(this, message);
  };
  for (const level of ['debug', 'log', 'info', 'warn', 'error', 'trace'] as const) {
    const write = console[level].bind(console);
    console[level] = (...args: unknown[]) => {
      heard.logs.push(args.map(written).join(' '));
      write(...args);
    };
  }
  for (const event of ['error', 'unhandledrejection'] as const) {
    addEventListener(event, (happened) => {
      const what: unknown = Reflect.get(happened, 'error') ?? Reflect.get(happened, 'reason');
      heard.logs.push(written(what));
    });
  }
}
