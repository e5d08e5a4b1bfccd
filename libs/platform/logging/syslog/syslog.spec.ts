import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { openLog, shippedLog } from '../log.js';
import { readSettings } from '../../config/settings.js';
import { framed, syslogLine } from './syslog-line.js';
import { syslogTargetOf } from './syslog-target.js';

const speaker = { host: 'tracker-1', process: 'api', pid: 7 };

describe('a log line as a syslog message', () => {
  it.each([
    [
      'an event',
      { level: 'info', time: '2026-11-23T02:00:00.000Z', msg: 'request' },
      '<134>1 2026-11-23T02:00:00.000Z tracker-1 api 7 request - ',
    ],
    [
      'an error',
      { level: 'error', time: '2026-11-23T02:00:00.000Z', msg: 'request.failed' },
      '<131>1 2026-11-23T02:00:00.000Z tracker-1 api 7 request.failed - ',
    ],
    [
      'a sentence, which is no message id',
      { level: 'warn', time: '2026-11-23T02:00:00.000Z', msg: '时钟 jumped' },
      '<132>1 2026-11-23T02:00:00.000Z tracker-1 api 7 - - ',
    ],
    ['a line without a time', { level: 'fatal' }, '<130>1 - tracker-1 api 7 - - '],
  ])('of %s', (_, event, head) => {
    const json = JSON.stringify(event);
    expect(syslogLine(`${json}\n`, speaker)).toBe(`${head}${json}`);
  });

  it('cannot be begun by a value that holds a line break', () => {
    const lines: string[] = [];
    openLog('info', 'api', { write: (line) => void lines.push(line) }).info(
      { name: 'x\n<134>1 - forged' },
      'a\nb',
    );
    expect(syslogLine(lines[0] ?? '', speaker)).not.toContain('\n');
  });

  it('is counted in bytes, not in characters', () => expect(framed('长城')).toBe('6 长城'));
});

describe('the address of a syslog server', () => {
  it.each([
    ['tls://logs.city.example', { transport: 'tls', host: 'logs.city.example', port: 6514 }],
    ['tcp://10.0.0.5:1514', { transport: 'tcp', host: '10.0.0.5', port: 1514 }],
    ['udp://[fd00::5]', { transport: 'udp', host: 'fd00::5', port: 514 }],
  ])('%s', (text, target) => expect(syslogTargetOf(text)).toEqual(target));

  it.each(['https://logs', 'tls://', 'tls://logs:0', 'tls://logs:99999', 'logs:514', 'tls://a b'])(
    '%s is refused at the start, in words',
    (url) => {
      expect(() => readSettings({ LOG_SYSLOG_URL: url })).toThrow(/LOG_SYSLOG_URL must look like/);
    },
  );
});

/** Starts a syslog server that stores the received lines and can close its connections. */
async function sink() {
  let received = '';
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket
      .on('error', () => undefined)
      .on('data', (data) => {
        received += data.toString('utf8');
        server.emit('received');
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const until = async (text: string): Promise<void> => {
    while (!received.includes(text)) await once(server, 'received');
  };
  return {
    url: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    until,
    received: () => received,
    hangUp: () => sockets.forEach((socket) => socket.destroy()),
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
    },
  };
}

describe('log lines that are sent to a syslog server', () => {
  it('arrive whole over TCP, and go on after the server hung up', async () => {
    const server = await sink();
    const kept: string[] = [];
    const { log, close } = shippedLog(readSettings({ LOG_SYSLOG_URL: server.url }), 'api', {
      write: (line) => void kept.push(line),
    });
    log.info({ actorId: '长' }, 'request');
    await server.until('"msg":"request"}');
    const [length, rest] = [
      Number(server.received().split(' ', 1)[0]),
      server.received().slice(server.received().indexOf(' ') + 1),
    ];
    expect(Buffer.byteLength(rest)).toBe(length);
    expect(rest).toMatch(/^<134>1 \S+ \S+ api \d+ request - \{"level":"info"/);
    server.hangUp();
    log.warn('second');
    await server.until('log.shipping_resumed');
    // Standard output contains all lines, even those written while the syslog server was
    // unreachable.
    expect(kept.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(
      expect.arrayContaining(['request', 'second', 'log.shipping_lost', 'log.shipping_resumed']),
    );
    close();
    server.close();
  });

  it('leave as one datagram each over UDP', async () => {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const { log, close } = shippedLog(
      readSettings({ LOG_SYSLOG_URL: `udp://127.0.0.1:${socket.address().port}` }),
      'worker',
      { write: () => undefined },
    );
    const arrived = once(socket, 'message');
    log.error('mail.failed');
    const [message] = (await arrived) as [Buffer];
    expect(message.toString('utf8')).toMatch(/^<131>1 \S+ \S+ worker \d+ mail\.failed - \{.*\}$/);
    close();
    socket.close();
  });
});
