import { exportPortfolio, sizeInWords } from '#installation';
import type { Answer } from '../answer.js';
import { withSession } from '../session.js';

/**
 * `tracker export --to FOLDER`: writes plans, projects and all that is known about them to CSV
 * files of one instant, with a list of the files.
 */
export const exportAll = ({ to }: { to: string }): Promise<Answer> =>
  withSession(async ({ ownerUrl, database }) => {
    const { at, tables, rows, bytes } = await exportPortfolio({ ownerUrl, database }, to);
    return {
      lines: [
        `The portfolio of ${at.toISOString()} is in ${to}: ${tables.length} files with ${rows} rows, ${sizeInWords(bytes)}. It has no passwords, mails or personal settings; it cannot be restored, use “backup” for that.`,
      ],
      data: { at: at.toISOString(), tables, rows, bytes, to },
    };
  });
