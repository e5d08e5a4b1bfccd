import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A message that the test server received: its id, which is the same on every attempt to send it,
 * and whether the server accepted it.
 */
export interface OfferedMessage {
  messageId: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  taken: boolean;
}

/**
 * A local web server that stores the messages (webhooks) posted to it, and rejects messages on
 * demand.
 */
export interface HookSink {
  url: string;
  offered: OfferedMessage[];
  /**
   * Returns the accepted messages in the same form as mails, so that a test can handle both alike.
   */
  taken(): { messageId: string; parsed: { text: string } }[];
  /**
   * Sets the responses to the next messages, in this order; later messages are accepted again.
   */
  answerNext(...answers: HookAnswer[]): void;
  /**
   * Function that a test may set. It is called when a message has arrived, before the response is
   * sent.
   */
  heard: () => void;
  close(): Promise<void>;
}
/**
 * Response that the test server sends to a message: status, text, redirect target and Retry-After,
 * or a connection that is closed without a response.
 */
export interface HookAnswer {
  status?: number;
  text?: string;
  location?: string;
  retryAfter?: string;
  closes?: boolean;
}

/** Starts the web server on a free local port. */
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
