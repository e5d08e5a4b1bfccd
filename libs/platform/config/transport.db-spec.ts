import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings } from '#platform/config';
import { appDataSourceOptions, connectProgram } from '#platform/database';
import { openLog } from '#platform/logging';
import { openMailer } from '#platform/mail';
import { openQueueBackend, Queues } from '#platform/queue';
import { SMTPServer } from 'smtp-server';
import { testCertificates, type TestCertificates } from '../../../test/harness/certificates.js';
import { type TestDatabase, testDatabase } from '../../../test/harness/database.js';
import { asSuperuser, testHome } from '../../../test/harness/server.js';
import { freePort } from '../../../test/harness/standalone-process.js';
import { until } from '../../../test/harness/until.js';

let certificates: TestCertificates;
beforeAll(() => {
  certificates = testCertificates(['127.0.0.1']);
});
const problem = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no refusal',
    (error: unknown) => (error as Error).message,
  );

describe('PostgreSQL by TLS', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());
  const connected = async (
    parameters: Record<string, string>,
    host = '127.0.0.1',
  ): Promise<unknown> => {
    const url = new URL(test.appUrl);
    url.hostname = host;
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    const source = await connectProgram(
      appDataSourceOptions(
        readSettings({ DATABASE_URL: url.toString() }).DATABASE_URL ?? '',
        [],
        1,
      ),
    );
    try {
      const [{ ssl }] = await source.query<[{ ssl: boolean }]>(
        'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
      );
      return ssl ? 'encrypted' : 'plain';
    } finally {
      await source.destroy();
    }
  };

  it('is taken only from a server whose certificate is verified, and the sentence names both remedies', async () => {
    expect(await problem(connected({ sslmode: 'verify-full' }))).toMatch(
      /sslrootcert=FILE.*sslmode=disable/,
    );
    await asSuperuser('postgres', async (client) => {
      await client.query(`ALTER SYSTEM SET ssl_cert_file = '${certificates.certFile}'`);
      await client.query(
        `ALTER SYSTEM SET ssl_key_file = '${certificates.keyFor(join(testHome(), 'postgres'))}'`,
      );
      await client.query('ALTER SYSTEM SET ssl = on');
      await client.query('SELECT pg_reload_conf()');
    });
    await until('the server offers TLS', () =>
      asSuperuser(
        'postgres',
        async (client) => (await client.query<{ ssl: string }>('SHOW ssl')).rows[0]?.ssl === 'on',
      ),
    );
    expect(await connected({ sslmode: 'verify-full', sslrootcert: certificates.caFile })).toBe(
      'encrypted',
    );
    expect(await connected({ sslmode: 'prefer', sslrootcert: certificates.caFile })).toBe(
      'encrypted',
    );
    expect(await problem(connected({ sslmode: 'require' }))).toMatch(
      /certificate.*sslrootcert=FILE.*sslmode=disable/,
    );
    expect(
      await problem(
        connected({ sslmode: 'require', sslrootcert: certificates.caFile }, 'localhost'),
      ),
    ).toMatch(/localhost.*sslmode=disable/);
    expect(await connected({ sslmode: 'disable' })).toBe('plain');
  });
});

describe('Redis by TLS', () => {
  let port: number;
  let server: ChildProcess;
  beforeAll(async () => {
    port = await freePort();
    const { certFile, keyFile, caFile } = certificates;
    server = spawn(
      'redis-server',
      [
        '--port',
        '0',
        '--tls-port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--tls-cert-file',
        certFile,
        '--tls-key-file',
        keyFile,
        '--tls-ca-cert-file',
        caFile,
        '--tls-auth-clients',
        'no',
        '--requirepass',
        'secret',
        '--save',
        '',
        '--dir',
        mkdtempSync(join(testHome(), 'redis-')),
      ],
      { stdio: 'ignore' },
    );
  });
  afterAll(() => {
    server?.kill();
  });
  const counted = async (address: string): Promise<unknown> => {
    const queues = new Queues(
      openQueueBackend(readSettings({ REDIS_URL: address }), {
        workers: 0,
        log: openLog('silent', 'test'),
      }),
      openLog('silent', 'test'),
    );
    try {
      return await queues.counts('transport');
    } finally {
      await queues.close();
    }
  };

  it('holds the queue for whoever knows its authority and its password', async () => {
    await until('Redis answers', () =>
      counted(`rediss://:secret@127.0.0.1:${port}?ca=${certificates.caFile}`).then(
        () => true,
        () => false,
      ),
    );
    expect(
      await counted(`rediss://:secret@127.0.0.1:${port}?ca=${certificates.caFile}`),
    ).toMatchObject({ waiting: 0 });
    expect(await problem(counted(`rediss://:secret@127.0.0.1:${port}`))).not.toBe('no refusal');
    expect(await problem(counted(`redis://:secret@127.0.0.1:${port}?tls=off`))).not.toBe(
      'no refusal',
    );
    expect(await problem(counted(`rediss://127.0.0.1:${port}?ca=${certificates.caFile}`))).not.toBe(
      'no refusal',
    );
  });
});

describe('mail by TLS', () => {
  const servers: SMTPServer[] = [];
  afterAll(() =>
    Promise.all(
      servers.map(
        (server) =>
          new Promise<void>((resolve) => {
            server.close(() => resolve());
          }),
      ),
    ),
  );
  const took: boolean[] = [];
  const open = async (offersTls: boolean): Promise<number> => {
    const server = new SMTPServer({
      authOptional: true,
      logger: false,
      key: certificates.key,
      cert: certificates.cert,
      disabledCommands: offersTls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
      onData(stream, session, done) {
        took.push(session.secure);
        stream.resume();
        stream.once('end', () => done(null));
      },
    });
    server.on('error', () => undefined);
    servers.push(server);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return (server.server.address() as AddressInfo).port;
  };
  const post = (address: string): Promise<string> =>
    openMailer(readSettings({ SMTP_URL: address })).post({
      id: 'm',
      messageId: '<m@tracker.example>',
      toName: 'A',
      toAddress: 'a@tracker.example',
      subject: 's',
      text: 't',
      html: '',
      composedAt: new Date(),
      attempts: 1,
      attachmentName: null,
      attachmentText: null,
    });

  it('leaves encrypted to a verified server, or not at all', async () => {
    const [port, plain] = [await open(true), await open(false)];
    await post(`smtp://127.0.0.1:${port}?ca=${certificates.caFile}`);
    expect(await problem(post(`smtp://127.0.0.1:${plain}?ca=${certificates.caFile}`))).toMatch(
      /STARTTLS|TLS/,
    );
    expect(await problem(post(`smtp://localhost:${port}?ca=${certificates.caFile}`))).not.toBe(
      'no refusal',
    );
    await post(`smtp://127.0.0.1:${port}?tls=off`);
    expect(took).toEqual([true, false]);
  });
});
