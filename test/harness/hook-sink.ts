import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that the sink was offered: the same id on every attempt, and whether it was taken. */
export interface OfferedMessage {
  messageId: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  taken: boolean;
}

/** A web server of this machine that keeps what is posted to it, and refuses on demand. */
export interface HookSink {
  url: string;
  offered: OfferedMessage[];
  /** Messages it took, as mails look to whoever counts them. */
  taken(): { messageId: string; parsed: { text: string } }[];
  /** Answers the next messages so, in this order; then it takes them again. */
  answerNext(...answers: HookAnswer[]): void;
  /** Called when a message has come, before it is answered. */
  heard: () => void;
  close(): Promise<void>;
}
/** An answer on demand: its status, its text, where it sends whoever asks, how long it wants to be left alone, or a connection that is closed without one. */
export interface HookAnswer {
  status?: number;
  text?: string;
  location?: string;
  retryAfter?: string;
  closes?: boolean;
}

/** Starts a sink on a free port of this machine. */
export async function hookSink(): Promise<HookSink> {
  const answers: HookAnswer[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => {
      sink.heard();
      const {
        status = 200,
        text = '{"errcode":0,"code":0}',
        location,
        retryAfter,
        closes = false,
      } = answers.shift() ?? {};
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      sink.offered.push({
        messageId: headers['webhook-id'] ?? '',
        path: request.url ?? '',
        headers,
        body: Buffer.concat(chunks).toString('utf8'),
        taken: !closes && status < 300,
      });
      if (closes) request.socket.destroy();
      else
        response
          .writeHead(status, {
            ...(location === undefined ? {} : { location }),
            ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
          })
          .end(text);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const sink: HookSink = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    offered: [],
    heard: () => undefined,
    taken: () =>
      sink.offered
        .filter((one) => one.taken)
        .map(({ messageId, body }) => ({ messageId, parsed: { text: body } })),
    answerNext: (...next) => {
      answers.push(...next);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return sink;
}
