import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listenToStatements } from '../../libs/platform/database/statement-listener.js';

/**
 * Stores each SQL text that the tests of this file execute, with the columns of its result, in a
 * file named after the text. Test files and workers that execute the same text therefore store it
 * only once. At the end of `npm test` the stored texts are compared with the SQL in the source
 * code.
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
