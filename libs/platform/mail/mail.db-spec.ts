import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { testDatabase, type TestDatabase } from '../../../test/harness/database.js';
import { mailSink, type MailSink } from '../../../test/harness/mail-sink.js';
import { testHome } from '../../../test/harness/server.js';
import { until } from '../../../test/harness/until.js';
import { FixedClock } from '../clock/clock.js';
import { readSettings, type Settings } from '../config/settings.js';
import { noOrganisationsScope, withPrivileges } from '../database/scope.js';
import { deliverDueMails, deliverMail, dueMails } from './deliver-mail.js';
import { enqueueMail } from './enqueue-mail.js';
import { listMailFiles, readMailFile } from './file-mailer.js';
import { openMailer } from './mailer.js';

const NOON = '2026-11-23T04:00:00Z';
const MINUTE_MS = 60_000;
const scope = withPrivileges(noOrganisationsScope('test', 'test'), 'mail');

let test: TestDatabase;
let sink: MailSink;
let clock: FixedClock;
beforeAll(async () => {
  test = await testDatabase();
  sink = await mailSink();
});
afterAll(async () => {
  await sink.close();
  await test.close();
});

const settingsWith = (given: Record<string, string>): Settings =>
  readSettings({ PUBLIC_URL: 'https://tracker.city.example', LOG_LEVEL: 'silent', ...given });
const smtp = () => openMailer(settingsWith({ SMTP_URL: sink.url }));

function aMail({
  name = '王, 经理',
  email = 'manager@city.example',
  subject = '预警 3 项',
} = {}): Promise<string> {
  clock ??= new FixedClock(NOON);
  return test.database.write(scope, (tx) =>
    enqueueMail(tx, {
      person: { id: 'someone', name, email },
      subject,
      text: '正文 text',
      html: '<p>正文 html</p>',
      publicUrl: 'https://tracker.city.example',
      at: clock.now(),
    }),
  );
}

interface Row {
  state: string;
  attempts: number;
  last_error: string | null;
  server_response: string | null;
  message_id: string;
  next_attempt_at: Date;
}
async function row(id: string): Promise<Row> {
  const [found] = await test.database.read(scope, (tx) =>
    tx.query<Row[]>('SELECT * FROM mail_outbox WHERE id = $1', [id]),
  );
  if (!found) throw new Error('no such mail');
  return found;
}
const later = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));

describe('a mail through a real mail server', () => {
  it('arrives once, as text and HTML, marked as sent by a machine, and its name is no second recipient', async () => {
    const id = await aMail();
    expect(await deliverMail(test.database, clock, smtp(), id)).toMatchObject({
      outcome: 'sent',
      attempts: 1,
    });
    expect(await deliverMail(test.database, clock, smtp(), id)).toEqual({ outcome: 'not-due' });
    const arrived = sink.taken().filter((mail) => mail.messageId.includes(id));
    expect(arrived).toHaveLength(1);
    expect(arrived[0]).toMatchObject({
      to: 'manager@city.example',
      messageId: `<${id}@tracker.city.example>`,
    });
    expect(arrived[0]?.parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(arrived[0]?.parsed.text?.trim()).toBe('正文 text');
    expect(arrived[0]?.parsed.html).toContain('正文 html');
    expect(await row(id)).toMatchObject({
      state: 'sent',
      server_response: expect.stringMatching(/^250/) as unknown as string,
    });
  });

  it('brings its attachment byte for byte', async () => {
    const content = '{"项目":"地铁","lines":"\\n"}\n.\n\n终';
    const id = await test.database.write(scope, (tx) =>
      enqueueMail(tx, {
        person: { id: 'someone', name: 'auditor', email: 'auditor@city.example' },
        subject: 's',
        text: 't',
        html: '<p>t</p>',
        attachment: { name: 'ledger-2026-11-23.json', text: content },
        publicUrl: 'https://tracker.city.example',
        at: (clock ??= new FixedClock(NOON)).now(),
      }),
    );
    await deliverMail(test.database, clock, smtp(), id);
    const { attachments = [] } =
      sink.taken().find((mail) => mail.messageId.includes(id))?.parsed ?? {};
    expect(
      attachments.map(({ filename, content: bytes }) => [filename, bytes.toString('utf8')]),
    ).toEqual([['ledger-2026-11-23.json', content]]);
  });

  it('is put off by a 451, waits, and leaves with the same Message-ID', async () => {
    const id = await aMail();
    sink.answerNext(451, 451);
    expect(await deliverMail(test.database, clock, smtp(), id)).toMatchObject({
      outcome: 'waiting',
      attempts: 1,
    });
    expect(await deliverMail(test.database, clock, smtp(), id)).toEqual({ outcome: 'not-due' });
    expect((await row(id)).last_error).toContain('451');
    later(MINUTE_MS);
    expect(await deliverMail(test.database, clock, smtp(), id)).toMatchObject({
      outcome: 'waiting',
      attempts: 2,
    });
    later(MINUTE_MS);
    expect(await deliverMail(test.database, clock, smtp(), id)).toMatchObject({
      outcome: 'sent',
      attempts: 3,
    });
    const { message_id: frozen } = await row(id);
    expect(
      sink.offered.filter((mail) => mail.messageId === frozen).map((mail) => mail.taken),
    ).toEqual([false, false, true]);
  });

  it('ends with a record when the server knows no such mailbox', async () => {
    sink.refuse('gone@city.example');
    const id = await aMail({ email: 'gone@city.example' });
    expect(await deliverMail(test.database, clock, smtp(), id)).toMatchObject({
      outcome: 'failed',
    });
    later(24 * 60 * MINUTE_MS);
    expect(await dueMails(test.database, clock)).not.toContain(id);
    expect(await row(id)).toMatchObject({
      state: 'failed',
      last_error: expect.stringContaining('no such mailbox') as unknown as string,
    });
  });

  it('ends with a record when its data is refused for good', async () => {
    const id = await aMail();
    sink.answerNext(554);
    expect(await deliverMail(test.database, clock, smtp(), id)).toMatchObject({
      outcome: 'failed',
    });
  });

  it('waits while nobody answers, and leaves when the server is back', async () => {
    const id = await aMail();
    const away = openMailer(settingsWith({ SMTP_URL: 'smtp://127.0.0.1:1' }));
    expect(await deliverMail(test.database, clock, away, id)).toMatchObject({ outcome: 'waiting' });
    expect((await row(id)).next_attempt_at.getTime()).toBeLessThanOrEqual(
      clock.now().getTime() + 2 * MINUTE_MS,
    );
    later(2 * MINUTE_MS);
    expect(await deliverMail(test.database, clock, smtp(), id)).toMatchObject({
      outcome: 'sent',
      attempts: 2,
    });
  });

  it('is sent by one of many who try at the same moment', async () => {
    const id = await aMail();
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => deliverMail(test.database, clock, smtp(), id)),
    );
    expect(outcomes.map((one) => one.outcome).sort()).toEqual([
      'not-due',
      'not-due',
      'not-due',
      'not-due',
      'not-due',
      'sent',
    ]);
    expect(sink.taken().filter((mail) => mail.messageId.includes(id))).toHaveLength(1);
  });

  it('is taken up again when the sender died between taking it and noting the answer', async () => {
    const id = await aMail();
    const dying = { post: () => new Promise<string>(() => undefined) };
    void deliverMail(test.database, clock, dying, id);
    await until('the first sender has taken it', async () => (await row(id)).attempts === 1);
    expect(await deliverMail(test.database, clock, smtp(), id)).toEqual({ outcome: 'not-due' });
    later(5 * MINUTE_MS);
    expect(await deliverMail(test.database, clock, smtp(), id)).toMatchObject({
      outcome: 'sent',
      attempts: 2,
    });
  });

  it('cannot be given a header by a name or a subject', async () => {
    const id = await aMail({
      name: 'Eve\r\nBcc: eve@evil.example',
      subject: 'x\r\nBcc: eve@evil.example',
    });
    await deliverMail(test.database, clock, smtp(), id);
    const [arrived] = sink.taken().filter((mail) => mail.messageId.includes(id));
    expect(arrived?.to).toBe('manager@city.example');
    expect(arrived?.parsed.bcc).toBeUndefined();
    expect(arrived?.parsed.headers.get('bcc')).toBeUndefined();
  });

  it('is known to nobody before its transaction commits', async () => {
    const before = await dueMails(test.database, clock);
    await expect(
      test.database.write(scope, async (tx) => {
        await enqueueMail(tx, {
          person: { id: 'x', name: 'x', email: 'x@city.example' },
          subject: 's',
          text: 't',
          html: 'h',
          publicUrl: 'http://localhost:3000',
          at: clock.now(),
        });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await dueMails(test.database, clock)).toEqual(before);
  });
});

describe('without a mail server', () => {
  it('mails become files, one per mail however often it is tried', async () => {
    const dataDir = await mkdtemp(join(testHome(), 'mail-'));
    const settings = settingsWith({ DATA_DIR: dataDir });
    const id = await aMail();
    expect((await deliverDueMails(test.database, clock, settings)).sent).toBeGreaterThanOrEqual(1);
    const mailer = openMailer(settings);
    const { composed_at: composedAt, message_id: messageId } = (await row(id)) as Row & {
      composed_at: Date;
    };
    await mailer.post({
      id,
      messageId,
      toName: 'n',
      toAddress: 'a@city.example',
      subject: 's',
      text: 't',
      html: 'h',
      composedAt,
      attempts: 2,
      attachmentName: null,
      attachmentText: null,
    });

    const files = (await readdir(join(dataDir, 'mail'))).filter((name) => name.includes(id));
    expect(files).toHaveLength(1);
    const parsed = await simpleParser(await readFile(join(dataDir, 'mail', files[0] ?? '')));
    expect(parsed.messageId).toBe(messageId);
    const [listed] = await listMailFiles(dataDir, { limit: 1 });
    expect(listed?.mailId).toBe(id);
    expect((await readMailFile(dataDir, listed?.name ?? ''))?.raw).toContain(messageId);
  });

  it('only mails of the folder can be read', async () => {
    const dataDir = await mkdtemp(join(testHome(), 'mail-'));
    for (const name of [
      '../first-accounts.json',
      '..%2ffirst-accounts.json',
      '20261123T040000Z-0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10.eml',
      '',
    ]) {
      expect(await readMailFile(dataDir, name)).toBeNull();
    }
    expect(await listMailFiles(dataDir, { limit: 10 })).toEqual([]);
  });
});
