import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail that the sink was offered: taken, or answered with a code. */
export interface OfferedMail { messageId: string; to: string; taken: boolean; parsed: ParsedMail }

/** A real mail server that keeps what it takes, and refuses on demand. */
export interface MailSink {
  url: string;
  offered: OfferedMail[];
  /** Mails it took. */
  taken(): OfferedMail[];
  /** Answers the next mails with these codes, in this order, after their data; then it takes mails again. */
  answerNext(...codes: number[]): void;
  /** Refuses this recipient with 550. */
  refuse(address: string): void;
  close(): Promise<void>;
}

/** Starts a sink on a free port of this machine. */
export async function mailSink(): Promise<MailSink> {
  const offered: OfferedMail[] = [];
  const codes: number[] = [];
  const refused = new Set<string>();
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
    onRcptTo(address, _, done) {
      done(refused.has(address.address) ? Object.assign(new Error('no such mailbox here'), { responseCode: 550 }) : null);
    },
    onData(stream, session, done) {
      void simpleParser(stream).then((parsed) => {
        const code = codes.shift();
        offered.push({ messageId: parsed.messageId ?? '', to: session.envelope.rcptTo.map((one) => one.address).join(','), taken: code === undefined, parsed });
        done(code === undefined ? null : Object.assign(new Error(`answer ${code} on demand`), { responseCode: code }));
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`, offered, taken: () => offered.filter((mail) => mail.taken),
    answerNext: (...next) => { codes.push(...next); }, refuse: (address) => { refused.add(address); },
    close: () => new Promise<void>((resolve) => { server.close(() => resolve()); }),
  };
}
