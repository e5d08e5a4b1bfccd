import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import pdfmake from 'pdfmake';
import { pdfDefinition } from './pdf-definition.js';
import type { TableDocument } from './table-document.js';

/**
 * Entry point of the separate process that prints tables, because printing two thousand rows
 * occupies a processor for seconds. Standard input is a table as JSON; the answers are lines of
 * JSON with the bytes of the PDF, in parts as base64.
 */

/** Exit code of this process when it runs out of memory and can still report it. */
const OUT_OF_MEMORY_EXIT = 70;
const PART_BYTES = 384 * 1024;

/** Folder of Noto Sans Hans, which is under the SIL Open Font License. */
const FONTS = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')),
  '../fonts',
);

/** Writes a line to standard output, and waits when the output buffer is full. */
async function say(message: { part: string } | { end: true }): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, 'drain');
}

// Signals sent to the whole process group are ignored, as in the process that reads uploads.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.stdout.on('error', () => process.exit(1));
try {
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file) => path.dirname(file) === FONTS);
  pdfmake.setFonts({
    Sans: {
      normal: path.join(FONTS, 'NotoSansHans-Regular.otf'),
      bold: path.join(FONTS, 'NotoSansHans-Medium.otf'),
    },
  });
  const document = JSON.parse(await text(process.stdin)) as TableDocument;
  const bytes = await pdfmake.createPdf(pdfDefinition(document)).getBuffer();
  for (let from = 0; from < bytes.length; from += PART_BYTES)
    await say({ part: bytes.subarray(from, from + PART_BYTES).toString('base64') });
  await say({ end: true });
} catch (error) {
  process.exitCode = error instanceof RangeError ? OUT_OF_MEMORY_EXIT : 1;
}
