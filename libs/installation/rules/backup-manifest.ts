import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { StartupError } from '#platform/program';

/** Name of the file that lists a backup. It is written last, so without it a backup is cut short. */
export const MANIFEST_FILE = 'manifest.json';
const FORMAT = 'major-project-tracker';
const FORMAT_VERSION = 1;

/** A file of a backup: its path inside the folder, and size and SHA-256 of its bytes as stored. */
export interface BackupFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** A table of a backup, in the order in which tables are filled. */
export interface BackedUpTable {
  name: string;
  columns: string[];
  rows: number;
  /** Path of the file with the rows, in the text format of COPY, compressed with gzip. */
  path: string;
}

/** State of a sequence, from which the database gives the next number. */
export interface BackedUpSequence {
  name: string;
  lastValue: string;
  isCalled: boolean;
}

/** How the key that encrypts a backup is derived from a passphrase (scrypt). */
export interface Encryption {
  algorithm: 'aes-256-gcm';
  kdf: 'scrypt';
  salt: string;
  cost: number;
  blockSize: number;
  /** Result of a fixed calculation with the key, by which a wrong passphrase is recognised. */
  keyCheck: string;
}

/** A key file of the installation, recognised by a fingerprint. */
export interface KeyFingerprint {
  name: KeyName;
  fingerprint: string;
}

/** Names of the key files, as they are kept beside a backup. */
export const KEY_NAMES = ['second-factor.key', 'ledger-digest.key'] as const;
export type KeyName = (typeof KEY_NAMES)[number];

/** What a folder with the keys of an installation contains. */
export interface KeysManifest {
  kind: 'keys';
  createdAt: string;
  encryption: Encryption | null;
  keys: KeyFingerprint[];
  files: BackupFile[];
}

/** What a backup contains: the state of an installation at the instant `createdAt`. */
export interface BackupManifest {
  kind: 'backup';
  createdAt: string;
  program: string;
  postgres: string;
  /** Names of the migrations that the database had had, in their order. */
  steps: string[];
  tables: BackedUpTable[];
  sequences: BackedUpSequence[];
  /** Counts and proofs by which the restored state is recognised. */
  proof: {
    entries: number;
    checkpoint: { day: string; asOf: string; sha256: string } | null;
    auditEvents: number;
    /** Newest signature of the audit log, as `number:hash`. */
    auditSeal: string | null;
  };
  keys: KeyFingerprint[];
  encryption: Encryption | null;
  files: BackupFile[];
}

export type Manifest = BackupManifest | KeysManifest;

/** Tells whether a manifest lists what a folder should hold: the state, or the keys. */
const WHAT: Readonly<Record<Manifest['kind'], string>> = {
  backup: 'a backup',
  keys: 'the keys of a backup',
};

/**
 * Returns the text of a manifest file. It ends with a seal over all that precedes it: a SHA-256, or
 * for an encrypted backup an HMAC with the key, so that nobody without the passphrase can change it.
 */
export function sealManifest(manifest: Manifest, macKey: Buffer | null): string {
  const body = { format: FORMAT, formatVersion: FORMAT_VERSION, ...manifest };
  return `${JSON.stringify({ ...body, seal: sealOf(JSON.stringify(body), macKey) }, null, 1)}\n`;
}

const sealOf = (text: string, macKey: Buffer | null): string =>
  (macKey ? createHmac('sha256', macKey) : createHash('sha256')).update(text).digest('hex');

/** A manifest that was parsed; its seal is not verified yet. */
export interface ReadManifest<M extends Manifest> {
  manifest: M;
  /** @throws StartupError when the manifest was changed after it was written. */
  verify(macKey: Buffer | null): void;
}

/**
 * Parses a manifest file.
 * @param place path of the folder, for messages.
 * @throws StartupError in one sentence: the text is cut short, is no manifest of this kind, or was
 * written in a newer form.
 */
export function readManifest<K extends Manifest['kind']>(
  text: string,
  kind: K,
  place: string,
): ReadManifest<Extract<Manifest, { kind: K }>> {
  const parsed = parse(text);
  if (parsed === null)
    throw new StartupError(`The backup in ${place} is cut short: its manifest is not complete.`);
  const { seal, ...body } = parsed;
  if (body['format'] !== FORMAT || body['kind'] !== kind)
    throw new StartupError(`${place} does not hold ${WHAT[kind]} of this program.`);
  if (body['formatVersion'] !== FORMAT_VERSION)
    throw new StartupError(
      `The backup in ${place} was written by a newer version of this program; restore it with that version.`,
    );
  const { format: _, formatVersion: __, ...manifest } = body;
  return {
    manifest: manifest as unknown as Extract<Manifest, { kind: K }>,
    verify: (macKey) => {
      const expected = sealOf(JSON.stringify(body), macKey);
      if (typeof seal !== 'string' || !sameText(seal, expected))
        throw new StartupError(`The manifest of the backup in ${place} was changed afterwards.`);
    },
  };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === 'object' && content !== null && !Array.isArray(content)
      ? (content as Record<string, unknown>)
      : {};
  } catch {
    return null;
  }
}

const sameText = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/**
 * Refuses a backup of a newer version: one whose database has had a migration that this program
 * does not know.
 * @throws StartupError
 */
export function refuseNewer(
  { steps, program }: Pick<BackupManifest, 'steps' | 'program'>,
  known: readonly string[],
): void {
  const unknown = steps.find((step) => !known.includes(step));
  if (unknown !== undefined)
    throw new StartupError(
      `The backup was made by a newer version of this program (${program}; it has the step “${unknown}”): restore it with that version.`,
    );
}

/**
 * Returns the fingerprint of a key. It tells keys apart and reveals nothing about them, because
 * they are random.
 */
export const fingerprintOf = (name: KeyName, content: string): string =>
  createHash('sha256').update(`tracker-backup-key-v1/${name}/${content.trim()}`).digest('hex');

/**
 * Compares the keys at hand with those that the installation had when the backup was made.
 * @returns the names of the keys that are missing.
 * @throws StartupError when a key is that of another installation.
 */
export function missingKeys(
  wanted: readonly KeyFingerprint[],
  found: ReadonlyMap<KeyName, string>,
  place: string,
): KeyName[] {
  const other = wanted.find(
    ({ name, fingerprint }) => found.has(name) && found.get(name) !== fingerprint,
  );
  if (other)
    throw new StartupError(
      `The key ${other.name} in ${place} is of another installation than the backup; give the keys that were saved with it.`,
    );
  return wanted.filter(({ name }) => !found.has(name)).map(({ name }) => name);
}
