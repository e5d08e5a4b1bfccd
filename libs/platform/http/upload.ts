import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem.js';
import type { TrackerRequest } from './call.js';
import { decodeText } from './fields/text.js';
import { inputPipe, InvalidInput } from './input.js';

/** Limits on the fields of a form other than its file. */
const FIELD_LIMITS = { fields: 20, fieldNameSize: 100, fieldSize: 4_000, headerPairs: 50 } as const;
const FILE_NAME_MAX = 200;

/**
 * Largest numbers of files that are received at the same time: from one person, and by this
 * process. They limit the work of one person and of all, because each file is hashed and written to the disk.
 */
const AT_ONCE = { person: 2, process: 8 } as const;
/** Ids of the people whose files are being received. A person with two files is listed twice. */
const receiving: string[] = [];

/**
 * Processes the uploaded file of a form while its bytes arrive, for example by writing them to the
 * disk.
 */
export interface FileReceiver<File> {
  /** Reads the whole file and returns the data of the file that the caller needs. */
  receive(content: AsyncIterable<Buffer>): Promise<File>;
  /** Removes a file that was received together with invalid form fields. */
  drop(file: File): Promise<void>;
}

/**
 * Enables forms with files. Only routes with the decorator `TakesFile` accept them; on other routes
 * a form is rejected before its body is read.
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
 * Reads a form that has one file and some other fields. `receiver` processes the file while its
 * bytes arrive. If the form is not accepted, the received file is removed.
 * @throws Problem UPLOAD_MEDIA_TYPE, UPLOAD_MALFORMED, BODY_TOO_LARGE; InvalidInput for a wrong
 * field or a missing file
 */
export async function receiveUpload<Fields extends object, File>(
  request: TrackerRequest,
  { form, bytesMax }: { form: new () => Fields; bytesMax: number },
  receiver: FileReceiver<File>,
): Promise<{ fileName: string; file: File; fields: Fields }> {
  if (!request.isMultipart()) throw new Problem('UPLOAD_MEDIA_TYPE');
  const parts: Parts<File> = { file: null, texts: new Map() };
  try {
    await readParts(request, bytesMax, receiver, parts);
    const texts = Object.fromEntries(parts.texts);
    const fields = (await inputPipe().transform(texts, { type: 'body', metatype: form })) as Fields;
    if (!parts.file) throw fileRequired();
    return { ...parts.file, fields };
  } catch (error) {
    if (parts.file) await receiver.drop(parts.file.file);
    throw error;
  }
}

/** The refusal of a form without a file, or with an empty one. */
export const fileRequired = (): InvalidInput =>
  new InvalidInput([
    {
      path: 'file',
      code: 'FIELD_REQUIRED',
      message: { zh: '必须选择文件', en: 'A file is required' },
      accepted: { zh: '一个非空文件', en: 'one file that is not empty' },
    },
  ]);

/** The parts of a form that have been read so far. */
interface Parts<File> {
  file: { fileName: string; file: File } | null;
  texts: Map<string, unknown>;
}

async function readParts<File>(
  request: TrackerRequest,
  bytesMax: number,
  receiver: FileReceiver<File>,
  parts: Parts<File>,
): Promise<void> {
  const limits = { ...FIELD_LIMITS, files: 1, parts: FIELD_LIMITS.fields + 1, fileSize: bytesMax };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') {
        const file = await receiver.receive(part.file);
        parts.file = { fileName: nameOf(part.filename), file };
        if (part.file.truncated) throw new Problem('BODY_TOO_LARGE', { limit: bytesMax });
        if (part.fieldname !== 'file') throw new Problem('UPLOAD_MALFORMED');
      } else if (part.fieldnameTruncated || part.valueTruncated || parts.texts.has(part.fieldname))
        throw new Problem('UPLOAD_MALFORMED');
      else parts.texts.set(part.fieldname, part.value);
    }
  } catch (error) {
    // Problems and disk errors of the server are thrown unchanged. Any other error of the form
    // parser means that the form is malformed, which is reported to the client.
    if (error instanceof Problem || isOfDisk(error)) throw error;
    throw (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE'
      ? new Problem('BODY_TOO_LARGE', { limit: bytesMax })
      : new Problem('UPLOAD_MALFORMED');
  }
}

/** Returns whether an error came from the operating system while a file was being written. */
const isOfDisk = (error: unknown): boolean =>
  ['mkdir', 'open', 'write', 'fsync'].includes((error as NodeJS.ErrnoException).syscall ?? '');

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
