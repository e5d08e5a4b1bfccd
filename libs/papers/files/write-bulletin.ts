import { createHash } from 'node:crypto';
import type { Bulletin } from '../rules/bulletin.js';
import { bulletinData, type PaperHead } from '../texts/bulletin-words.js';
import { bulletinTemplate } from './bulletin-template.js';
import { fillTemplate, templateFile } from './word-file.js';

/** A paper as a Word file, with the hashes of the file and of the template it was made from. */
export interface WrittenPaper {
  file: Buffer;
  sha256: string;
  templateSha256: string;
}

/** Returns the SHA-256 of bytes or text, as lower-case hex. */
export const sha256Of = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex');

/** Writes a bulletin as a Word file: the same facts and head have the same bytes. */
export async function writeBulletin(bulletin: Bulletin, head: PaperHead): Promise<WrittenPaper> {
  const template = await templateFile(bulletinTemplate());
  const file = await fillTemplate(template, bulletinData(bulletin, head));
  return { file, sha256: sha256Of(file), templateSha256: sha256Of(template) };
}
