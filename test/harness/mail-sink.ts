import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail that the test server received; `taken` says whether the server accepted it. */
export interface OfferedMail {
  messageId: string;
  to: string;
  taken: boolean;
  parsed: ParsedMail;
}

/** A real SMTP server that stores the mails it accepts, and rejects mails on demand. */
export interface MailSink {
  url: string;
  offered: OfferedMail[];
  /** Returns the accepted mails. */
  taken(): OfferedMail[];
  /**
   * Sends these SMTP codes as responses to the next mails, in this order, after their data; later
   * mails are accepted again.
   */
  answerNext(...codes: number[]): void;
  /**
   * Accepts the next mails but closes the connection before the response, so that the sender does
   * not learn of it.
   */
  closeAfterData(mails: number): void;
  /** Waits for `ms` milliseconds before each response. */
  dawdle(ms: number): void;
  /** Rejects mails to this recipient with code 550. */
  refuse(address: string): void;
  close(): Promise<void>;
}

/** Starts the SMTP server on a free local port. */
export async function mailSink(): Promise<MailSink> {
  const offered: OfferedMail[] = [];
  const codes: number[] = [];
  const refused = new Set<string>();
  let closing = 0;
  let slowMs = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo(address, _, done) {
      done(
        refused.has(address.address)
          ? Object.assign(new Error('no such mailbox here'), { responseCode: 550 })
          : null,
      );
    },
    onData(stream, session, done) {
      void simpleParser(stream).then((parsed) => {
        const code = codes.shift();
        offered.push({
          messageId: parsed.messageId ?? '',
          to: session.envelope.rcptTo.map((one) => one.address).join(','),
          taken: code === undefined,
          parsed,
        });
        if (closing > 0) {
          closing -= 1;
          for (const socket of sockets) socket.destroy();
          return;
        }
        const answer = () =>
          done(
            code === undefined
              ? null
              : Object.assign(new Error(`answer ${code} on demand`), { responseCode: code }),
          );
        if (slowMs > 0) setTimeout(answer, slowMs);
        else answer();
      });
    },
  });
  server.on('error', () => undefined);
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    offered,
    taken: () => offered.filter((mail) => mail.taken),
    answerNext: (...next) => {
      codes.push(...next);
    },
    closeAfterData: (mails) => {
      closing = mails;
    },
    dawdle: (ms) => {
      slowMs = ms;
    },
    refuse: (address) => {
      refused.add(address);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  };
}
