import { createHash } from 'node:crypto';
import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem.js';
import type { TrackerRequest } from './call.js';
import { decodeText } from './fields/text.js';
import { inputPipe, InvalidInput } from './input.js';

/** Limits on the fields of a form other than its file. */
const FIELD_LIMITS = { fields: 20, fieldNameSize: 100, fieldSize: 1_000, headerPairs: 50 } as const;
const FILE_NAME_MAX = 200;

/**
 * Largest numbers of files that are received at the same time: from one person, and by this
 * process. They bound the memory, because each file is held in memory until it is stored.
 */
const AT_ONCE = { person: 2, process: 8 } as const;
/** Ids of the people whose files are being received. A person with two files is listed twice. */
const receiving: string[] = [];

/** A received file with its SHA-256 (hex), and the other fields of the form. */
export interface Upload<Fields> {
  fileName: string;
  bytes: Buffer;
  sha256: string;
  fields: Fields;
}

/**
 * Enables forms with files. Only routes marked with `TakesFile` accept them; on other routes a form
 * is rejected before its body is read.
 */
export async function takeUploads(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyMultipart as never);
}

/**
 * Runs `work`, which receives and stores a file. Rejects the request before anything is received
 * when too many uploads are in progress.
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
 * Reads a form with one file and some other fields. The other fields are validated like a JSON
 * body.
 * @param form class that declares the other fields
 * @param bytesMax largest size of the file in bytes
 * @throws Problem UPLOAD_MEDIA_TYPE, UPLOAD_MALFORMED, BODY_TOO_LARGE; InvalidInput for a wrong
 * field
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
    // The form parser throws other errors only for malformed forms, so the client is told that the
    // form is malformed.
    if (error instanceof Problem) throw error;
    throw (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE'
      ? new Problem('BODY_TOO_LARGE', { limit: bytesMax })
      : new Problem('UPLOAD_MALFORMED');
  }
  return { file, texts: Object.fromEntries(texts) };
}

/**
 * Receives a file and calculates its hash while bytes arrive. Hashing a large file in one step
 * would block all other requests.
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
 * Returns the file name without directories, which some browsers send. A name that cannot be
 * displayed is replaced by `file`.
 */
const nameOf = (given: string | undefined): string =>
  decodeText((given ?? '').replaceAll('\ufffd', '_').split(/[\\/]/).at(-1) ?? '', {
    min: 1,
    max: FILE_NAME_MAX,
    lines: false,
  }) ?? 'file';
