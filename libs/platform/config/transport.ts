import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { ValidateBy } from 'class-validator';
import ipaddr from 'ipaddr.js';

/** Kinds of servers that the program connects to. */
export type Kind = 'PostgreSQL' | 'Redis' | 'SMTP' | 'S3';

const ENCRYPTED = new Set(['rediss:', 'https:']);
const VERIFIED_MODES = new Set(['verify-full', 'verify-ca', 'require', 'prefer', 'allow']);

/**
 * Checks whether a host is this machine: a loopback name or address, or the folder of a Unix
 * socket.
 */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (name === '' || name === 'localhost' || name.endsWith('.localhost') || name.startsWith('/'))
    return true;
  return isIP(name) !== 0 && ipaddr.process(name).range() === 'loopback';
}

/**
 * Returns the host of a PostgreSQL address. As in libpq, the parameter `host` takes precedence over
 * the host of the URL, and may be the folder of a Unix socket.
 */
const databaseHost = (url: URL): string =>
  url.searchParams.get('host') ?? decodeURIComponent(url.hostname);

/**
 * Returns an explanation why a server's address is not secure; null when it is secure. Connections
 * to other machines must be encrypted and must verify the server's certificate, unless the address
 * explicitly disables that.
 */
export function transportFault(kind: Kind, address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url) return null;
  const file = url.searchParams.get(kind === 'PostgreSQL' ? 'sslrootcert' : 'ca');
  if (file !== null && !isReadable(file))
    return `names the file ${file} of its certificate authority, which cannot be read`;
  return kind === 'PostgreSQL' ? databaseFault(url) : switchFault(kind, url);
}

function databaseFault({ searchParams }: URL): string | null {
  const mode = searchParams.get('sslmode');
  if (searchParams.has('ssl') || searchParams.has('uselibpqcompat'))
    return 'must say by sslmode alone whether the connection is encrypted: sslmode=verify-full or sslmode=disable';
  if (mode === null || mode === 'disable' || VERIFIED_MODES.has(mode)) return null;
  return `has sslmode=${mode}, with which nobody would know who answers: write sslmode=verify-full, with sslrootcert=FILE for an authority of your own, or sslmode=disable where the network between is trusted`;
}

function switchFault(kind: Kind, url: URL): string | null {
  const tls = url.searchParams.get('tls');
  if (tls !== null && tls !== 'off')
    return 'has a tls that is not “off”: leave it out for a verified connection';
  if (kind === 'SMTP' || ENCRYPTED.has(url.protocol) || tls === 'off' || isLoopback(url.hostname))
    return null;
  if (kind === 'S3')
    return 'leads to another machine without TLS: write https://…, or add ?tls=off where the network between is trusted';
  return 'leads to another machine without TLS: write rediss://…, with ?ca=FILE for an authority of your own, or add ?tls=off where the network between is trusted';
}

function isReadable(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}

/** Decorator that validates a setting by {@link transportFault}. */
export const IsTransport = (kind: Kind): PropertyDecorator =>
  ValidateBy({
    name: 'isTransport',
    validator: {
      validate: (value) => typeof value !== 'string' || transportFault(kind, value) === null,
      defaultMessage: (asked) => `${asked?.property} ${transportFault(kind, String(asked?.value))}`,
    },
  });

/**
 * Adds to a PostgreSQL address every parameter that affects encryption, so that no default value
 * decides it. Applying the function twice has the same result as applying it once.
 */
export function databaseAddress(address: string): string {
  if (!/^postgres(ql)?:\/\//.test(address) || !URL.canParse(address)) return address;
  const url = new URL(address);
  const host = databaseHost(url);
  const mode = url.searchParams.get('sslmode');
  if (host === '') url.hostname = 'localhost';
  if (VERIFIED_MODES.has(mode ?? '') || (mode === null && !isLoopback(host)))
    url.searchParams.set('sslmode', 'verify-full');
  return url.toString();
}

/**
 * Returns advice for the operator when a PostgreSQL connection failed because of TLS; an empty text
 * for other errors.
 */
export function databaseTlsRemedy(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  const isTls =
    /SSL|TLS|certificate/i.test(message ?? '') ||
    /^(ERR_TLS|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|CERT_)/.test(code ?? '');
  return isTls
    ? '; beyond this machine the connection is encrypted and the certificate verified: let the server offer TLS, and add sslrootcert=FILE for an authority of your own, or add sslmode=disable to the address where the network between is trusted'
    : '';
}

/**
 * Returns the URL and the TLS options of a Redis connection. Without `tls`, the connection is
 * unencrypted.
 */
export function redisTransport(address: string): { url: string; tls?: ConnectionOptions } {
  const { url, ca } = withoutSwitches(address);
  return { url: url.toString(), ...(url.protocol === 'rediss:' ? { tls: verified(ca) } : {}) };
}

/** Returns the URL and the TLS options of the mail server, in the format of nodemailer. */
export function smtpTransport(address: string): {
  url: string;
  requireTLS?: boolean;
  ignoreTLS?: boolean;
  tls?: ConnectionOptions;
} {
  const { url, ca, off } = withoutSwitches(address);
  if (off) return { url: url.toString(), ignoreTLS: true };
  if (isLoopback(url.hostname) && url.protocol === 'smtp:' && ca === null)
    return { url: url.toString() };
  return {
    url: url.toString(),
    ...(url.protocol === 'smtp:' ? { requireTLS: true } : {}),
    tls: verified(ca),
  };
}

/**
 * Returns TLS options that require a valid certificate. All are set explicitly, so that no
 * environment variable can silently disable the verification.
 * @param ca path of the file with the certificate of the authority; null for the authorities that
 * the system trusts.
 */
const verified = (ca: string | null): ConnectionOptions => ({
  rejectUnauthorized: true,
  minVersion: 'TLSv1.2',
  ...(ca === null ? {} : { ca: readFileSync(ca) }),
});

function withoutSwitches(address: string): { url: URL; ca: string | null; off: boolean } {
  const url = new URL(address);
  const [ca, off] = [url.searchParams.get('ca'), url.searchParams.get('tls') === 'off'];
  for (const name of [...url.searchParams.keys()])
    if (name === 'ca' || name === 'tls' || name.startsWith('tls.')) url.searchParams.delete(name);
  return { url, ca, off };
}
