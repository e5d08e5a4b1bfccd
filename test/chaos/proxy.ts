import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * How the proxy treats connections: `open` works, `cut` closes every connection, `slow` delays all
 * data, and `half-open` drops all data without an error.
 */
export type LinkMood = 'open' | 'cut' | 'slow' | 'half-open';

/** A TCP proxy ("link") to a server that can be made to fail. */
export interface Link {
  port: number;
  /** Directs new connections to another port. */
  leadTo(port: number): void;
  /**
   * Changes the state of all connections. `cut` closes the present ones, and so does a change from
   * `half-open` to `open`.
   */
  become(mood: LinkMood): void;
  close(): Promise<void>;
}

const SLOW_MS = 400;

/** Opens a proxy on a free port that forwards to a port of this machine. */
export async function openLink(targetPort: number): Promise<Link> {
  let mood: LinkMood = 'open';
  let target = targetPort;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };
  const destroyAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const listener = createServer((client) => {
    keep(client);
    if (mood === 'cut') {
      client.destroy();
      return;
    }
    const server = keep(connect({ port: target, host: '127.0.0.1' }));
    const pass = (from: Socket, to: Socket) =>
      from.on('data', (bytes) => {
        if (mood === 'half-open') return;
        if (mood === 'slow') setTimeout(() => to.write(bytes), SLOW_MS);
        else to.write(bytes);
      });
    pass(client, server);
    pass(server, client);
    client.once('close', () => server.destroy());
    server.once('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => {
    listener.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (listener.address() as AddressInfo).port,
    leadTo: (port) => {
      target = port;
    },
    become(next) {
      if (next === 'cut' || (mood === 'half-open' && next === 'open')) destroyAll();
      mood = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        destroyAll();
        listener.close(() => resolve());
      }),
  };
}
