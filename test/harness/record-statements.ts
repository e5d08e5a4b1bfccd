import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listenToStatements } from '../../libs/platform/database/statement-listener.js';

/**
 * Keeps each SQL text that the tests of this file run, with the columns of its result, as a file
 * named after the text, so that test files and workers that run the same one write it once. What is
 * in the folder is compared with the sources at the end of `npm test`.
 */
const folder = process.env.TEST_STATEMENTS;
if (folder !== undefined) {
  const kept = new Set<string>();
  listenToStatements((text, columns) => {
    const key = `${columns ? 'answered' : 'sent'}-${text}`;
    if (kept.has(key)) return;
    kept.add(key);
    const name = createHash('sha256').update(key).digest('hex').slice(0, 32);
    const file = join(folder, `${name}.json`);
    if (!existsSync(file))
      writeFileSync(
        file,
        JSON.stringify({
          text,
          columns: columns?.map(({ name: column, dataTypeID }) => [column, dataTypeID]),
        }),
      );
  });
}
