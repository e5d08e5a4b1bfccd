import { createHash } from 'node:crypto';
import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { Problem } from '#platform';
import type { TrackerRequest } from './call.js';
import { decodeText } from './fields/text.js';
import { inputPipe, InvalidInput } from './input.js';

/** Limits of the form fields besides the file. */
const FIELD_LIMITS = { fields: 20, fieldNameSize: 100, fieldSize: 1_000, headerPairs: 50 } as const;
const FILE_NAME_MAX = 200;

/**
 * Most files received at the same time, by one person and by this process. Each is held in memory
 * until it is stored.
 */
const AT_ONCE = { person: 2, process: 8 } as const;
/** Ids of people whose files are being received, one entry per file. */
const receiving: string[] = [];

/** A received file, the SHA-256 of its bytes in hexadecimal, and the other form fields. */
export interface Upload<Fields> {
  fileName: string;
  bytes: Buffer;
  sha256: string;
  fields: Fields;
}

/**
 * Lets routes with a file option read multipart forms; all other routes reject forms before the
 * body.
 */
export async function takeUploads(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyMultipart as never);
}

/**
 * Runs `work`, which reads and stores a file, if the number of simultaneous uploads allows it. The
 * check happens before the file is read.
 * @throws Problem UPLOADS_AT_ONCE
 */
export async function whileUploading<T>(personId: string, work: () => Promise<T>): Promise<T> {
  const own = receiving.filter((one) => one === personId).length;
  if (own >= AT_ONCE.person || receiving.length >= AT_ONCE.process)
    throw new Problem('UPLOADS_AT_ONCE');
  receiving.push(personId);
  try {
    return await work();
  } finally {
    receiving.splice(receiving.indexOf(personId), 1);
  }
}

/**
 * Reads a form with one file and some fields, which are validated like a body.
 * @param bytesMax size limit of the file in bytes
 * @throws Problem UPLOAD_MEDIA_TYPE, UPLOAD_MALFORMED, BODY_TOO_LARGE, or the problem of a field
 */
export async function readUpload<Fields extends object>(
  request: TrackerRequest,
  form: new () => Fields,
  bytesMax: number,
): Promise<Upload<Fields>> {
  if (!request.isMultipart()) throw new Problem('UPLOAD_MEDIA_TYPE');
  const { file, texts } = await partsOf(request, bytesMax);
  const fields = (await inputPipe().transform(texts, { type: 'body', metatype: form })) as Fields;
  if (!file)
    throw new InvalidInput([
      {
        path: 'file',
        code: 'FIELD_REQUIRED',
        message: { zh: '必须选择文件', en: 'A file is required' },
        accepted: { zh: '一个非空文件', en: 'one file that is not empty' },
      },
    ]);
  return { ...file, fields };
}

type File = Omit<Upload<object>, 'fields'>;

async function partsOf(
  request: TrackerRequest,
  bytesMax: number,
): Promise<{ file: File | null; texts: object }> {
  let file: File | null = null;
  const texts = new Map<string, unknown>();
  try {
    for await (const part of request.parts({
      limits: { ...FIELD_LIMITS, files: 1, parts: FIELD_LIMITS.fields + 1, fileSize: bytesMax },
    })) {
      if (part.type === 'file') {
        const { bytes, sha256 } = await bytesOf(part.file);
        if (part.file.truncated) throw new Problem('BODY_TOO_LARGE', { limit: bytesMax });
        if (part.fieldname !== 'file') throw new Problem('UPLOAD_MALFORMED');
        if (bytes.length > 0) file = { fileName: nameOf(part.filename), bytes, sha256 };
      } else if (part.fieldnameTruncated || part.valueTruncated || texts.has(part.fieldname))
        throw new Problem('UPLOAD_MALFORMED');
      else texts.set(part.fieldname, part.value);
    }
  } catch (error) {
    // Errors thrown by the form reader itself depend only on the form, so they are the client's
    // fault.
    if (error instanceof Problem) throw error;
    throw (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE'
      ? new Problem('BODY_TOO_LARGE', { limit: bytesMax })
      : new Problem('UPLOAD_MALFORMED');
  }
  return { file, texts: Object.fromEntries(texts) };
}

/**
 * Hashes the file while it arrives. Hashing a large file at once would block all other requests.
 */
async function bytesOf(file: AsyncIterable<Buffer>): Promise<Pick<File, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  for await (const chunk of file) {
    hash.update(chunk);
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks), sha256: hash.digest('hex') };
}

/**
 * The last segment of the file's path, because some browsers send a whole path. A name that cannot
 * be displayed is replaced.
 */
const nameOf = (given: string | undefined): string =>
  decodeText((given ?? '').replaceAll('\ufffd', '_').split(/[\\/]/).at(-1) ?? '', {
    min: 1,
    max: FILE_NAME_MAX,
    lines: false,
  }) ?? 'file';
