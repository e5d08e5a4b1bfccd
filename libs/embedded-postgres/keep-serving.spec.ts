import { describe, expect, it } from '@jest/globals';
import { diskFull } from './errors.js';
import { keepServing } from './keep-serving.js';
import type { Server } from './postmaster.js';

/**
 * Returns a fake database server. It ends when `stop` is called or, to simulate a crash, when `end`
 * is called.
 */
function aServer(port: number): Server & { end(how: string): void } {
  let end: (how: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => {
    end = resolve;
  });
  return {
    port,
    ended,
    end,
    stop: () => {
      end('stopped');
      return Promise.resolve();
    },
  };
}

/**
 * Runs `keepServing` with fake servers. The first start succeeds. Each restart fails with the next
 * error in `outcomes`; it succeeds if the next item is null or if there is none.
 * @param reserve how often `makeRoom` reports that disk space was freed.
 */
async function kept(outcomes: (Error | null)[], reserve = 0) {
  const [ports, lines, seen]: [(number | null)[], string[], string[]] = [[], [], []];
  const servers: ReturnType<typeof aServer>[] = [];
  const room = { left: reserve };
  const server = await keepServing({
    start: (port) => {
      ports.push(port);
      const failure = servers.length === 0 ? null : (outcomes.shift() ?? null);
      if (failure) return Promise.reject(failure);
      servers.push(aServer(port ?? 4711));
      return Promise.resolve(servers.at(-1) as Server);
    },
    clearUp: () => {
      seen.push('cleared');
    },
    makeRoom: () => {
      seen.push('room asked');
      return room.left-- > 0;
    },
    log: (line) => {
      lines.push(line);
    },
  });
  const runsAgain = async (times: number): Promise<void> => {
    while (servers.length < times || server.outage() !== null)
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
  };
  return { server, servers, ports, lines, seen, runsAgain };
}

describe('a server that is kept', () => {
  it('is started again on the same port each time it ends by itself, and not after a stop', async () => {
    const { server, servers, ports, lines, runsAgain } = await kept([]);
    for (const [index, how] of ['SIGKILL', 'code 1'].entries()) {
      servers[index]?.end(how);
      await runsAgain(index + 2);
    }
    await server.stop();
    expect(ports).toEqual([null, 4711, 4711]);
    expect(lines.filter((line) => line.includes('is started again'))).toEqual([
      expect.stringContaining('(SIGKILL)'),
      expect.stringContaining('(code 1)'),
    ]);
    expect(server.port).toBe(4711);
  });

  it('says why it does not run, gives up its reserve on a full disk, and tries until it runs', async () => {
    const { server, servers, lines, seen, runsAgain } = await kept(
      [diskFull('/data'), diskFull('/data'), new Error('no')],
      1,
    );
    expect(server.outage()).toBeNull();
    servers[0]?.end('code 1');
    await servers[0]?.ended;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    expect(server.outage()?.reason).toMatch(/is full/);
    await runsAgain(2);
    expect(seen.slice(0, 5)).toEqual(['cleared', 'room asked', 'cleared', 'room asked', 'cleared']);
    // The restart failed three times for the same reason, but the reason is logged only once.
    expect(lines.filter((line) => line.includes('is tried again'))).toHaveLength(1);
    await server.stop();
  });

  it('stops while it is being started again', async () => {
    const { server, servers, ports } = await kept(
      Array.from({ length: 100 }, () => new Error('no')),
    );
    servers[0]?.end('SIGKILL');
    await servers[0]?.ended;
    await server.stop();
    const tried = ports.length;
    await new Promise((resolve) => {
      setTimeout(resolve, 600);
    });
    expect(ports).toHaveLength(tried);
  });
});
