import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * Ways in which a database connection breaks at a statement: before the server receives the
 * statement; after the server received it, so that it may be executed although the client gets no
 * response; or because an administrator terminates the session before the statement.
 */
export const DEATHS = ['before', 'unanswered', 'terminated'] as const;
export type Death = (typeof DEATHS)[number];

/**
 * A TCP proxy to PostgreSQL that counts the statements and breaks one connection at one of them.
 */
export interface StatementLink {
  port: number;
  /**
   * Breaks the connection that sends the `number`th statement from now on, counted from 1 over all
   * connections.
   */
  breakAt(number: number, death: Death): void;
  /**
   * Cancels {@link breakAt}.
   * @returns whether a connection was broken since.
   */
  spare(): boolean;
  close(): Promise<void>;
}

interface Plan {
  left: number;
  death: Death;
  done: boolean;
}

/**
 * First bytes of the protocol messages after which a client waits for a response: a simple query
 * (Q), and the Sync (S) after an extended query.
 */
const ASKS = new Set(['Q'.charCodeAt(0), 'S'.charCodeAt(0)]);
const KEY_DATA = 'K'.charCodeAt(0);

/**
 * Opens a proxy on a free port.
 * @param terminate ends the session of a backend process and resolves when it has ended
 */
export async function openStatementLink(
  target: { host: string; port: number },
  terminate: (pid: number) => Promise<void>,
): Promise<StatementLink> {
  let plan: Plan | null = null;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    // Disables Nagle's algorithm (`setNoDelay`), because each small message would otherwise wait
    // for the acknowledgement of the one before.
    sockets.add(
      socket
        .setNoDelay(true)
        .on('error', () => undefined)
        .once('close', () => sockets.delete(socket)),
    );
    return socket;
  };
  const listener = createServer((client) => {
    const server = keep(connect(target));
    keep(client).once('close', () => server.destroy());
    server.once('close', () => client.destroySoon());
    const asked = messages({ greeting: true });
    const told = messages({ greeting: false });
    let pid = 0;
    let breaking = false;
    server.on('data', (bytes) => {
      if (pid === 0)
        for (const message of told(bytes))
          if (message[0] === KEY_DATA) pid = message.readUInt32BE(5);
      if (breaking && plan?.death === 'unanswered') client.destroy();
      else client.write(bytes);
    });
    const pass = async (message: Buffer): Promise<void> => {
      if (plan && !plan.done && ASKS.has(message[0] ?? 0) && (plan.left -= 1) === 0) {
        plan.done = true;
        breaking = true;
        if (plan.death === 'before') {
          client.destroy();
          return;
        }
        if (plan.death === 'terminated') await terminate(pid);
      }
      if (server.writable) server.write(message);
    };
    let failpoint = Promise.resolve();
    client.on('data', (bytes) => {
      failpoint = failpoint
        .then(async () => {
          for (const message of asked(bytes)) await pass(message);
        })
        // Closes the connection on an error, so that the client notices the failure and the error
        // does not end the test process.
        .catch(() => {
          client.destroy();
        });
    });
  });
  await new Promise<void>((resolve) => {
    listener.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (listener.address() as AddressInfo).port,
    breakAt: (number, death) => {
      plan = { left: number, death, done: false };
    },
    spare: () => {
      const { done = false } = plan ?? {};
      plan = null;
      return done;
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        listener.close(() => resolve());
      }),
  };
}

/**
 * Splits a stream of bytes into whole messages of PostgreSQL's protocol. The first message of a
 * client (`greeting`) has no kind byte before its length.
 */
function messages({ greeting }: { greeting: boolean }): (bytes: Buffer) => Buffer[] {
  let rest: Buffer = Buffer.alloc(0);
  let first = greeting;
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    const whole: Buffer[] = [];
    for (;;) {
      const kind = first ? 0 : 1;
      if (rest.length < kind + 4) return whole;
      const length = kind + rest.readUInt32BE(kind);
      if (rest.length < length) return whole;
      whole.push(rest.subarray(0, length));
      rest = rest.subarray(length);
      first = false;
    }
  };
}
