import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Leads host names to local ports; whoever asks for another host is refused, and written down. */
export interface HostProxy {
  readonly port: number;
  /** The other hosts that were asked for, in order, up to now. */
  readonly refused: readonly string[];
  close(): void;
}

/** Starts it for HTTPS (CONNECT) on 127.0.0.1, with host name → port. */
export async function startProxy(hosts: Readonly<Record<string, number>>): Promise<HostProxy> {
  const refused: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket, other: () => Socket | undefined) => {
    sockets.add(socket);
    // A browser that closes drops its connections: that is no failure of the proxy.
    socket.on('error', () => other()?.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((socket) => {
    let onward: Socket | undefined;
    keep(socket, () => onward);
    socket.once('data', (head) => {
      const [, host = ''] =
        /^(?:CONNECT |\w+ https?:\/\/)([^:/\s]+)/.exec(head.toString('latin1')) ?? [];
      const port = hosts[host];
      if (port === undefined) {
        refused.push(host);
        socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
        return;
      }
      onward = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connected\r\n\r\n');
        if (onward) socket.pipe(onward).pipe(socket);
      });
      keep(onward, () => socket);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
