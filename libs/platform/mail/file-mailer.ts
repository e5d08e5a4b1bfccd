import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../config/data-folder.js';
import type { OutgoingMail } from './mail-row.js';
import { messageOf } from './message.js';

const NAME = /^\d{8}T\d{6}Z-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.eml$/;
/** Maximum size of a mail file that is read back, in bytes. */
const READ_MAX_BYTES = 5_000_000;

/**
 * A mail file in the folder; `name` starts with the time of composition and contains the mail's id.
 */
export interface MailFile {
  name: string;
  mailId: string;
  bytes: number;
}

const folderOf = (dataDir: string): string => join(dataDir, 'mail');

/** File name of a mail. It is the same for every attempt, so that a repeat overwrites the file. */
export const mailFileName = (mail: Pick<OutgoingMail, 'id' | 'composedAt'>): string =>
  `${mail.composedAt.toISOString().replace(/[-:]|\.\d+/g, '')}-${mail.id}.eml`;

/** Writes mails as files into `<dataDir>/mail`. Files are written atomically. */
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

/** The newest mail files, at most `limit`, starting after the file `after`. */
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
 * The content of one mail file; null when there is none of that name. The name cannot refer to any
 * other file.
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
