import { createSocket } from 'node:dgram';
import { connect as connectTcp, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { connect as connectTls } from 'node:tls';
import type { DestinationStream } from 'pino';
import { framed, syslogLine } from './syslog-line.js';
import type { SyslogTarget } from './syslog-target.js';

/**
 * Largest size in bytes of the lines that wait for an unreachable syslog server. Beyond it, the
 * oldest lines are dropped.
 */
export const WAITING_BYTES_MAX = 4_194_304;
/**
 * Largest size of a UDP message in bytes; longer messages are cut off. RFC 5426 requires receivers
 * to accept 2,048 over IPv4.
 */
const DATAGRAM_BYTES_MAX = 8_192;
const RETRY_MS = { first: 500, most: 30_000 };

/**
 * Event that the connection to the syslog server was lost or re-established. `dropped` is the
 * number of lines that were dropped meanwhile.
 */
export type ShippingEvent =
  | { event: 'log.shipping_lost'; reason: string }
  | { event: 'log.shipping_resumed'; dropped: number };

/**
 * Returns a log destination that sends each line to a syslog server (RFC 5424; over TCP and TLS
 * with octet counting). It never delays the program or makes it fail: lines that cannot be sent are
 * buffered up to a limit. A server whose certificate cannot be verified counts as unreachable. The
 * connection does not keep the process alive.
 */
export function syslogDestination(
  target: SyslogTarget,
  process: string,
  onEvent: (event: ShippingEvent) => void,
): DestinationStream & { close(): void } {
  const speaker = { host: hostname(), process, pid: globalThis.process.pid };
  const sender = target.transport === 'udp' ? datagrams(target) : new Stream(target, onEvent);
  return { write: (line) => sender.send(syslogLine(line, speaker)), close: () => sender.close() };
}

interface Sender {
  send(message: string): void;
  close(): void;
}

function datagrams({ host, port }: SyslogTarget): Sender {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4').unref();
  // Errors of sending are ignored, because UDP messages may be lost without any error anyway.
  socket.on('error', () => undefined);
  return {
    send: (message) =>
      socket.send(
        Buffer.from(message).subarray(0, DATAGRAM_BYTES_MAX),
        port,
        host,
        () => undefined,
      ),
    close: () => socket.close(),
  };
}

/**
 * A TCP or TLS connection that is re-established whenever it is lost, with a buffer of unsent
 * lines.
 */
class Stream implements Sender {
  private readonly waiting: string[] = [];
  private waitingBytes = 0;
  private dropped = 0;
  private retryMs = RETRY_MS.first;
  private lost = false;
  private closed = false;
  private open: Socket | null = null;
  private socket: Socket | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly target: SyslogTarget,
    private readonly onEvent: (event: ShippingEvent) => void,
  ) {
    this.connect();
  }

  send(message: string): void {
    const text = framed(message);
    this.waiting.push(text);
    this.waitingBytes += Buffer.byteLength(text);
    this.flush();
    while (this.waitingBytes > WAITING_BYTES_MAX) {
      this.take();
      this.dropped += 1;
    }
  }

  close(): void {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    this.socket?.destroy();
  }

  private connect(): void {
    const { transport, host, port } = this.target;
    const socket = transport === 'tls' ? connectTls({ host, port }) : connectTcp({ host, port });
    this.socket = socket.unref().setKeepAlive(true, 30_000);
    let reason = 'the server closed the connection';
    socket.once(transport === 'tls' ? 'secureConnect' : 'connect', () => this.opened(socket));
    socket.on('drain', () => this.flush());
    socket.on('error', (error) => {
      reason = error.message;
    });
    // Reads from the socket, although a syslog server sends no data. Otherwise the program would
    // not notice that the server has closed the connection.
    socket.resume();
    socket.once('close', () => this.failed(reason));
  }

  private opened(socket: Socket): void {
    this.open = socket;
    this.retryMs = RETRY_MS.first;
    if (this.lost) this.onEvent({ event: 'log.shipping_resumed', dropped: this.dropped });
    this.lost = false;
    this.dropped = 0;
    this.flush();
  }

  private failed(reason: string): void {
    this.open = null;
    if (this.closed) return;
    this.timer = setTimeout(() => this.connect(), this.retryMs).unref();
    this.retryMs = Math.min(this.retryMs * 2, RETRY_MS.most);
    if (!this.lost) this.onEvent({ event: 'log.shipping_lost', reason });
    this.lost = true;
  }

  private flush(): void {
    while (this.open?.writable && !this.open.writableNeedDrain && this.waiting.length > 0)
      this.open.write(this.take());
  }

  private take(): string {
    const text = this.waiting.shift() ?? '';
    this.waitingBytes -= Buffer.byteLength(text);
    return text;
  }
}
