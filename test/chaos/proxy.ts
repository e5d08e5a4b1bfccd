import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** How a link behaves: well, refusing everybody, slowly, or as if the other side had vanished without a word. */
export type LinkMood = 'open' | 'cut' | 'slow' | 'half-open';

/** A link to a server that can be made to fail. */
export interface Link {
  port: number;
  /** Leads new connections to another port from now on. */
  leadTo(port: number): void;
  /** Changes how it behaves; connections that were half-open end when it is open again. */
  become(mood: LinkMood): void;
  close(): Promise<void>;
}

const SLOW_MS = 400;

/** Opens a link on a free port to a port of this machine. */
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
