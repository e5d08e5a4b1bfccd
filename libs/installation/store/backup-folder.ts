import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { PassThrough, Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '#platform/config';
import { StartupError, WrongUse } from '#platform/program';
import type { BackupCipher } from '../rules/backup-cipher.js';
import {
  type BackupFile,
  type Manifest,
  MANIFEST_FILE,
  readManifest,
  sealManifest,
} from '../rules/backup-manifest.js';

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
/** Names in a new file system that do not make a folder count as occupied. */
const IGNORED = new Set(['lost+found']);
/** Fastest level of gzip: it makes a fifth of the text of a table, as fast as most disks write. */
const GZIP = { level: 1 } as const;

/** Returns the names in a folder; none when the folder does not exist. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !IGNORED.has(name));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw new WrongUse(`The folder ${folder} cannot be read (${codeOf(error)}).`);
  }
}

/** Follows links in the part of a path that exists. */
export async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await realPlace(parent), basename(path));
  }
}

/** Checks whether a path is the folder itself or inside it. */
export const isWithin = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && resolve(folder, way) === path);
};

/** A folder to which the files of a backup are written. */
export class BackupWriter {
  readonly files: BackupFile[] = [];

  /** @param cipher encrypts every file; null for a backup that is not encrypted. */
  constructor(
    readonly folder: string,
    private readonly cipher: BackupCipher | null,
  ) {}

  /** Bytes written so far. */
  get bytes(): number {
    return this.files.reduce((sum, file) => sum + file.bytes, 0);
  }

  /**
   * Writes one file while `fill` produces its content, and notes its size and SHA-256.
   * @param pack whether the content is compressed.
   */
  async write<T>(
    path: string,
    fill: (out: Writable) => Promise<T>,
    { pack = false }: { pack?: boolean } = {},
  ): Promise<T> {
    const place = join(this.folder, path);
    await mkdir(dirname(place), { recursive: true, mode: PRIVATE_FOLDER });
    const file = await open(place, 'wx', PRIVATE_FILE);
    const head = pack ? createGzip(GZIP) : new PassThrough();
    const hash = createHash('sha256');
    let bytes = 0;
    const count = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of source) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    };
    const { cipher } = this;
    const through = (source: AsyncIterable<Buffer>): AsyncIterable<Buffer> =>
      count(cipher ? cipher.seal(path, source) : source);
    let failure: unknown = null;
    const written = pipeline(head, through, file.createWriteStream({ flush: true })).catch(
      (error: unknown) => {
        failure = error;
      },
    );
    try {
      const result = await fill(head);
      head.end();
      await written;
      if (failure !== null) throw failure as Error;
      this.files.push({ path, bytes, sha256: hash.digest('hex') });
      return result;
    } catch (error) {
      head.destroy(error as Error);
      await written;
      // The error of the disk is the cause, where it closed the stream that was being filled.
      throw failure instanceof Error && codeOf(failure) !== 'ERR_STREAM_PREMATURE_CLOSE'
        ? failure
        : error;
    }
  }

  /** Writes a file with a short text. */
  writeText(path: string, text: string): Promise<void> {
    return this.write(path, (out) => {
      out.write(text);
      return Promise.resolve();
    });
  }

  /** Copies a file into the backup. */
  async copy(path: string, from: string): Promise<void> {
    const source = await open(from, constants.O_RDONLY);
    await this.write(path, (out) => pipeline(source.createReadStream(), out, { end: false }));
  }

  /** Writes the manifest, complete or not at all. After that, the backup is complete. */
  async finish(manifest: Manifest): Promise<void> {
    const place = join(this.folder, MANIFEST_FILE);
    const draft = await open(`${place}.part`, 'wx', PRIVATE_FILE);
    try {
      await draft.writeFile(sealManifest(manifest, this.cipher?.macKey ?? null));
      await draft.sync();
    } finally {
      await draft.close();
    }
    await rename(`${place}.part`, place);
    const folder = await open(this.folder, constants.O_RDONLY);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  /** Removes everything that was written; the folder itself stays. */
  async abandon(): Promise<void> {
    for (const name of await namesIn(this.folder))
      await rm(join(this.folder, name), { recursive: true, force: true });
  }
}

/** A folder with a finished backup. */
export class BackupReader<M extends Manifest = Manifest> {
  private constructor(
    readonly folder: string,
    readonly manifest: M,
    private readonly cipher: BackupCipher | null,
  ) {}

  /**
   * Opens a backup and verifies its manifest, not yet its files.
   * @param unlock returns the cipher of an encrypted backup.
   * @throws StartupError in one sentence that says what is wrong with it.
   */
  static async open<K extends Manifest['kind']>(
    folder: string,
    kind: K,
    unlock: (encryption: Manifest['encryption']) => BackupCipher | null,
  ): Promise<BackupReader<Extract<Manifest, { kind: K }>>> {
    let text: string;
    try {
      text = await readFile(join(folder, MANIFEST_FILE), 'utf8');
    } catch (error) {
      if (codeOf(error) !== 'ENOENT')
        throw new WrongUse(`The folder ${folder} cannot be read (${codeOf(error)}).`);
      throw (await namesIn(folder)).length === 0
        ? new WrongUse(`There is no backup in ${folder}.`)
        : new StartupError(
            `The backup in ${folder} is cut short: it has no ${MANIFEST_FILE}, which is written last.`,
          );
    }
    const { manifest, verify } = readManifest(text, kind, folder);
    const cipher = unlock(manifest.encryption);
    verify(cipher?.macKey ?? null);
    return new BackupReader(folder, manifest, cipher);
  }

  /**
   * Reads every file and compares it with the manifest.
   * @throws StartupError that names the first file that is missing, cut short or changed.
   */
  async verifyFiles(say: (done: number, of: number) => void = () => undefined): Promise<void> {
    for (const [index, file] of this.manifest.files.entries()) {
      await this.verifyFile(file);
      say(index + 1, this.manifest.files.length);
    }
  }

  private async verifyFile({ path, bytes, sha256 }: BackupFile): Promise<void> {
    const place = this.placeOf(path);
    const size = (await stat(place).catch(() => null))?.size;
    if (size === undefined)
      throw new StartupError(`The backup in ${this.folder} is cut short: ${path} is missing.`);
    if (size < bytes)
      throw new StartupError(
        `The backup in ${this.folder} is cut short: ${path} has ${size} of ${bytes} bytes.`,
      );
    const hash = createHash('sha256');
    const file = await open(place, constants.O_RDONLY);
    for await (const chunk of file.createReadStream()) hash.update(chunk as Buffer);
    if (hash.digest('hex') !== sha256)
      throw new StartupError(
        `The backup in ${this.folder} is damaged: ${path} is not what was written.`,
      );
  }

  /** Opens a file of the backup for reading, decrypted and uncompressed. */
  async read(path: string, { packed = false }: { packed?: boolean } = {}): Promise<Readable> {
    const file = await open(this.placeOf(path), constants.O_RDONLY);
    const stored = file.createReadStream();
    const plain = this.cipher ? Readable.from(this.cipher.open(path, stored)) : stored;
    if (!packed) return plain;
    const unpacked = createGunzip();
    pipeline(plain, unpacked).catch((error: unknown) => unpacked.destroy(error as Error));
    return unpacked;
  }

  /** Reads a file with a short text. */
  async readText(path: string): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of await this.read(path)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }

  /** Writes a file of the backup to a place outside of it. */
  async extract(path: string, to: string): Promise<void> {
    await mkdir(dirname(to), { recursive: true, mode: PRIVATE_FOLDER });
    const file = await open(to, 'wx', PRIVATE_FILE);
    await pipeline(await this.read(path), file.createWriteStream({ flush: true }));
  }

  private placeOf(path: string): string {
    const place = resolve(this.folder, path);
    if (!isWithin(place, resolve(this.folder)))
      throw new StartupError(`The manifest in ${this.folder} names a file outside of it: ${path}.`);
    return place;
  }
}
