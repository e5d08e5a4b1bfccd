import { verifyLedger } from '#finance/ledger';
import { serviceScope } from '#platform';
import type { Answer } from '../answer.js';
import { withSession } from '../session.js';

/** `tracker ledger verify` */
export function verifyEntries(): Promise<Answer> {
  return withSession(async ({ database }) => {
    const verdict = await database.read(serviceScope('ledger-verify'), verifyLedger);
    const flaws = verdict.flaws.map((flaw) => `project ${flaw.projectId}${flaw.sequence === null ? '' : `, entry ${flaw.sequence}`}: ${flaw.what}`);
    return {
      lines: [...flaws, `${verdict.entries} entries of ${verdict.projects} projects: ${flaws.length === 0 ? 'nothing was altered' : `${flaws.length} flaws`}.`],
      data: verdict, exitCode: flaws.length === 0 ? 0 : 1,
    };
  });
}
