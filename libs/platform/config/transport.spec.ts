import { describe, expect, it } from '@jest/globals';
import {
  databaseAddress,
  isLoopback,
  type Kind,
  redisTransport,
  smtpTransport,
  transportFault,
} from './transport.js';

describe('this machine', () => {
  it.each([
    'localhost',
    'db.localhost',
    '127.0.0.1',
    '127.8.8.8',
    '::1',
    '[::1]',
    '::ffff:127.0.0.1',
    '/var/run/postgresql',
    '',
  ])('is %s', (host) => expect(isLoopback(host)).toBe(true));
  it.each([
    'db',
    'localhost.example',
    '10.0.0.1',
    '0.0.0.0',
    '::ffff:10.0.0.1',
    '127.0.0.1.example',
    'fd00::1',
  ])('is not %s', (host) => expect(isLoopback(host)).toBe(false));
});

describe('the way to PostgreSQL', () => {
  it.each([
    ['postgres://u:p@db/t', 'postgres://u:p@db/t?sslmode=verify-full'],
    ['postgres://u:p@db/t?sslmode=require', 'postgres://u:p@db/t?sslmode=verify-full'],
    [
      'postgres://u:p@db/t?sslmode=prefer&sslrootcert=x',
      'postgres://u:p@db/t?sslmode=verify-full&sslrootcert=x',
    ],
    ['postgres://u:p@db/t?sslmode=disable', 'postgres://u:p@db/t?sslmode=disable'],
    ['postgres://u:p@127.0.0.1:5/t', 'postgres://u:p@127.0.0.1:5/t'],
    [
      'postgres://u:p@localhost/t?host=10.0.0.5',
      'postgres://u:p@localhost/t?host=10.0.0.5&sslmode=verify-full',
    ],
    [
      'postgres://u:p@db/t?host=/var/run/postgresql',
      'postgres://u:p@db/t?host=/var/run/postgresql',
    ],
    ['postgres:///t', 'postgres://localhost/t'],
  ])('%s is %s', (given, address) => {
    expect(databaseAddress(given)).toBe(address);
    expect(databaseAddress(address)).toBe(address);
  });
});

describe('the way to another server', () => {
  it.each<[Kind, string, RegExp]>([
    ['PostgreSQL', 'postgres://db/t?sslmode=no-verify', /verify-full.*sslmode=disable/],
    ['PostgreSQL', 'postgres://db/t?ssl=0', /sslmode/],
    ['PostgreSQL', 'postgres://db/t?sslmode=require&uselibpqcompat=true', /sslmode/],
    ['PostgreSQL', 'postgres://db/t?sslrootcert=/nowhere.pem', /nowhere\.pem.*cannot be read/],
    ['Redis', 'redis://cache:6379', /rediss:\/\/.*\?tls=off/],
    ['Redis', 'redis://:p@10.0.0.5', /rediss:\/\/.*\?tls=off/],
    ['Redis', 'redis://cache?tls=on', /“off”/],
    ['Redis', 'rediss://cache?ca=/nowhere.pem', /cannot be read/],
    ['SMTP', 'smtp://mail?tls=false', /“off”/],
  ])('%s by %s is refused', (kind, address, why) =>
    expect(transportFault(kind, address)).toMatch(why),
  );

  it.each<[Kind, string]>([
    ['PostgreSQL', 'postgres://db/t'],
    ['PostgreSQL', 'postgres://db/t?sslmode=disable'],
    ['Redis', 'rediss://cache'],
    ['Redis', 'redis://cache?tls=off'],
    ['Redis', 'redis://[::1]:6379'],
    ['SMTP', 'smtp://mail:587'],
    ['SMTP', 'smtps://mail'],
    ['SMTP', 'smtp://mail:25?tls=off'],
  ])('%s by %s is taken', (kind, address) => expect(transportFault(kind, address)).toBeNull());

  it('tells the libraries to verify, in so many words', () => {
    expect(redisTransport('rediss://:p@cache/1')).toEqual({
      url: 'rediss://:p@cache/1',
      tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    });
    expect(redisTransport('redis://cache/1?tls=off')).toEqual({ url: 'redis://cache/1' });
    expect(smtpTransport('smtp://mail:587?tls.rejectUnauthorized=false')).toEqual({
      url: 'smtp://mail:587',
      requireTLS: true,
      tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    });
    expect(smtpTransport('smtps://mail')).toEqual({
      url: 'smtps://mail',
      tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    });
    expect(smtpTransport('smtp://mail:25?tls=off')).toEqual({
      url: 'smtp://mail:25',
      ignoreTLS: true,
    });
    expect(smtpTransport('smtp://127.0.0.1:25')).toEqual({ url: 'smtp://127.0.0.1:25' });
  });
});
