import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PlanFileRefused } from '../rules/plan-file-refused.js';
import { readPlanFolder } from './read-plan-folder.js';

async function problemOf(folder: string): Promise<PlanFileRefused> {
  const outcome = await readPlanFolder(folder).catch((error: unknown) => error);
  if (outcome instanceof PlanFileRefused) return outcome;
  throw new Error('the folder was taken');
}

describe('a plan folder on disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plan-folder-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('that is not there is named', async () => {
    expect((await problemOf(join(folder, 'absent'))).message).toMatch(
      /absent: this folder cannot be read/,
    );
  });

  it('that is empty lacks all seven files', async () => {
    await writeFile(join(folder, 'README.md'), 'left alone');
    expect((await problemOf(folder)).problems.map(({ message }) => message)).toEqual(
      Array(7).fill('this file is missing'),
    );
  });

  it('with a file in another encoding names its first such line', async () => {
    await writeFile(
      join(folder, 'columns.csv'),
      Buffer.concat([
        Buffer.from('number,title\n1,人才\n2,'),
        Buffer.from([0xc8, 0xcb]),
        Buffer.from('\n'),
      ]),
    );
    expect((await problemOf(folder)).problems).toEqual([
      expect.objectContaining({ file: 'columns.csv', line: 3, message: 'is not UTF-8' }),
    ]);
  });
});
