import { availableParallelism } from 'node:os';
import { ConfinedEnded, confinedMessages, type ConfinedProgram } from '../confined/index.js';
import { Problem } from '../problem/problem.js';
import { fewAtOnce } from '../program/few-at-once.js';
import type { TableDocument } from './table-document.js';

/**
 * The program that prints tables in a separate process, with its limits. The largest permitted
 * table, 2,000 rows of 16 columns, needs less than half of the memory and an eighth of the processor
 * time allowed.
 */
export const TABLE_PRINTER: ConfinedProgram = {
  entry: 'dist/libs/platform/pdf/pdf-process.js',
  limits: {
    heapMegabytes: 512,
    memoryMegabytes: 1024,
    cpuSeconds: 60,
    wallSeconds: 180,
    outputBytes: 64 * 1024 * 1024,
  },
};

/** Number of tables that may be printed or wait for it; further ones are refused. */
const ASKED_MAX = 8;
/** Seconds after which whoever was refused should try again. */
const WAIT_S = 30;

const inTurn = fewAtOnce(Math.min(2, Math.max(1, Math.floor(availableParallelism() / 2))));
let asked = 0;

/**
 * Prints a table as PDF in a separate process, at most two at a time. The same table gives the same
 * bytes.
 * @throws Problem EXPORTS_FULL when too many wait already, PDF_NOT_MADE when it exceeds a limit.
 */
export async function writePdf(
  document: TableDocument,
  printer = TABLE_PRINTER,
): Promise<Uint8Array> {
  if (asked >= ASKED_MAX) throw new Problem('EXPORTS_FULL', { seconds: WAIT_S });
  asked += 1;
  try {
    return await inTurn(() => printed(document, printer));
  } catch (error) {
    if (error instanceof ConfinedEnded) throw new Problem('PDF_NOT_MADE');
    throw error;
  } finally {
    asked -= 1;
  }
}

async function printed(document: TableDocument, printer: ConfinedProgram): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const message of confinedMessages(printer, [Buffer.from(JSON.stringify(document))])) {
    const { part } = message as { part?: unknown };
    if (typeof part !== 'string')
      throw new ConfinedEnded('broken', 'a message is no part of a PDF');
    parts.push(Buffer.from(part, 'base64'));
  }
  return Buffer.concat(parts);
}
