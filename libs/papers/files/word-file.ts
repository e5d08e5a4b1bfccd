import { TemplateHandler, type TemplateData } from 'easy-template-x';
import JSZip from 'jszip';
import { wordParts } from './word-xml.js';

/** Media type of a Word file. */
export const WORD_FILE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Day that all parts of a file carry, so that the same content has the same bytes. */
const PART_DAY = new Date(Date.UTC(1980, 0, 1));

const packed = (zip: JSZip): Promise<Buffer> =>
  zip.generateAsync({
    type: 'nodebuffer',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'DOS',
  });

/** Packs the main part of a template into a Word file, always with the same bytes. */
export function templateFile(main: string): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(wordParts(main)))
    zip.file(name, content, { date: PART_DAY, createFolders: false });
  return packed(zip);
}

/**
 * Fills a template. Nothing in it is executed: a field is looked up by its name alone. The same
 * template and data have the same bytes.
 */
export async function fillTemplate(template: Buffer, data: TemplateData): Promise<Buffer> {
  const filled = await new TemplateHandler().process(template, data);
  const from = await JSZip.loadAsync(filled);
  const to = new JSZip();
  for (const name of Object.keys(from.files).sort()) {
    const held = from.files[name];
    if (held && !held.dir)
      to.file(name, await held.async('nodebuffer'), { date: PART_DAY, createFolders: false });
  }
  return packed(to);
}
