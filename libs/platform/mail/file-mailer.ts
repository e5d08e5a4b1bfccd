import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { PRIVATE_FILE, PRIVATE_FOLDER } from '../config/data-folder.js';
import type { OutgoingMail } from './mail-row.js';
import { messageOf } from './message.js';

const NAME = /^\d{8}T\d{6}Z-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.eml$/;
/** Longest mail that is read back at once. */
const READ_MAX_BYTES = 5_000_000;

/** A mail that lies in the folder; `name` begins with the moment it was composed and contains the mail's id. */
export interface MailFile {
  name: string;
  mailId: string;
  bytes: number;
}

const folderOf = (dataDir: string): string => join(dataDir, 'mail');

/** The file of a mail: the same for every attempt, so that a repeat overwrites instead of adding. */
export const mailFileName = (mail: Pick<OutgoingMail, 'id' | 'composedAt'>): string =>
  `${mail.composedAt.toISOString().replace(/[-:]|\.\d+/g, '')}-${mail.id}.eml`;

/** Writes mails as files into `<dataDir>/mail`. A file is complete or not there. */
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

/** The newest mails in the folder, at most `limit`, from the one after `after` on. */
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

/** One mail as it was written, or null when there is none of that name; no other file can be named. */
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
