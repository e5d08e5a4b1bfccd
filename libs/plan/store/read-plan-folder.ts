import { isUtf8 } from 'node:buffer';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlanData } from '../rules/plan-facts.js';
import { PlanFileRefused } from '../rules/plan-file-refused.js';
import { readPlan } from '../rules/read-plan.js';

/**
 * Reads and validates all CSV files of a folder as one plan. Other files, such as a README, are
 * ignored.
 * @throws PlanFileRefused when the folder or a file cannot be read, a file is not UTF-8, or the
 * plan is invalid.
 */
export async function readPlanFolder(folder: string): Promise<PlanData> {
  const files = (await namesIn(folder)).filter((name) => name.endsWith('.csv')).sort();
  const texts: Record<string, string> = {};
  for (const file of files) texts[file] = await textOf(folder, file);
  return readPlan(texts);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new PlanFileRefused([
      { file: folder, line: 0, message: `this folder cannot be read: ${(error as Error).message}` },
    ]);
  }
}

async function textOf(folder: string, file: string): Promise<string> {
  const bytes = await readFile(join(folder, file)).catch((error: Error) => {
    throw new PlanFileRefused([{ file, line: 0, message: `cannot be read: ${error.message}` }]);
  });
  if (!isUtf8(bytes)) {
    throw new PlanFileRefused([
      {
        file,
        line: firstLineNotUtf8(bytes),
        message: 'is not UTF-8',
        accepted: 'a file saved as UTF-8, with or without BOM',
      },
    ]);
  }
  return bytes.toString('utf8');
}

function firstLineNotUtf8(bytes: Buffer): number {
  const lines = bytes.toString('latin1').split('\n');
  return lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1'))) + 1;
}
