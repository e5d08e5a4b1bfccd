import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../config/data-folder.js';
import type { OutgoingMail } from './mail-row.js';
import { messageOf } from './message.js';

const NAME = /^\d{8}T\d{6}Z-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.eml$/;
/** Largest number of bytes that are read of a mail file. */
const READ_MAX_BYTES = 5_000_000;

/**
 * A mail file in the mail folder. `name` starts with the time at which the mail was composed and
 * contains the mail's id.
 */
export interface MailFile {
  name: string;
  mailId: string;
  bytes: number;
}

const folderOf = (dataDir: string): string => join(dataDir, 'mail');

/**
 * Returns the file name of a mail. It is the same for every attempt, so that a repeated attempt
 * overwrites the file.
 */
export const mailFileName = (mail: Pick<OutgoingMail, 'id' | 'composedAt'>): string =>
  `${mail.composedAt.toISOString().replace(/[-:]|\.\d+/g, '')}-${mail.id}.eml`;

/**
 * Returns a mailer that writes mails as files into `<dataDir>/mail`. A file appears only when it is
 * complete.
 */
export function fileMailer(
  dataDir: string,
  from: string,
): { post(mail: OutgoingMail): Promise<string> } {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async post(mail) {
      const { message } = await transport.sendMail(messageOf(mail, from));
      const folder = folderOf(dataDir);
      const name = mailFileName(mail);
      await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
      const draft = join(folder, `.${name}.${process.pid}`);
      await writeFile(draft, message, { mode: PRIVATE_FILE });
      await rename(draft, join(folder, name));
      return `written to mail/${name}`;
    },
  };
}

/**
 * Lists mail files, newest first, at most `limit`, beginning with the one that follows the file
 * name `after` (that is, older mails).
 */
export async function listMailFiles(
  dataDir: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<MailFile[]> {
  const names = (await namesIn(folderOf(dataDir)))
    .filter((name) => NAME.test(name) && (after === undefined || name < after))
    .sort()
    .reverse()
    .slice(0, limit);
  return Promise.all(
    names.map(async (name) => ({
      name,
      mailId: NAME.exec(name)?.[1] ?? '',
      bytes: (await stat(join(folderOf(dataDir), name))).size,
    })),
  );
}

/**
 * Reads a mail file; null when there is none of that name. Names that are not those of mail files,
 * such as paths to other folders, are not accepted.
 */
export async function readMailFile(
  dataDir: string,
  name: string,
): Promise<{ mailId: string; raw: string } | null> {
  const mailId = NAME.exec(name)?.[1];
  if (!mailId) return null;
  try {
    const pieces: Buffer[] = [];
    for await (const piece of createReadStream(join(folderOf(dataDir), name), {
      end: READ_MAX_BYTES,
    }))
      pieces.push(piece as Buffer);
    return { mailId, raw: Buffer.concat(pieces).toString('utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
