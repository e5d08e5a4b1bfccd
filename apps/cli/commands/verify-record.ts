import { type NotedSeal, verifyRecord } from '#audit';
import { serviceScope } from '#platform';
import type { Answer } from '../answer.js';
import { withSession } from '../session.js';

/**
 * Parses `number:hash` as an earlier `audit verify` printed it; undefined when the text has another
 * form.
 */
export function readNotedSeal(text: string): NotedSeal | undefined {
  const [, number, hash] = /^([1-9]\d{0,17}):([0-9a-f]{64})$/.exec(text) ?? [];
  return number === undefined || hash === undefined ? undefined : { number: BigInt(number), hash };
}

/** `tracker audit verify [--noted number:hash]`: verifies the audit log. */
export function verifyAudit(options: { noted?: NotedSeal }): Promise<Answer> {
  return withSession(async ({ database }) => {
    const verdict = await database.read(serviceScope('audit-verify'), (tx) =>
      verifyRecord(tx, options.noted ?? null),
    );
    const { seals, records, unsealed, head, flaw } = verdict;
    const lines = [
      ...(flaw
        ? [
            `seal ${flaw.seal}${flaw.recordId === null ? '' : `, record ${flaw.recordId}`}: ${flaw.what}`,
          ]
        : []),
      `${records} records under ${seals} seals: ${flaw ? 'nothing before that was altered, nothing after it was looked at' : 'nothing was altered'}; ${unsealed} wait for a seal.`,
      ...(head
        ? [
            `Note down ${head.number}:${head.hash} somewhere else; --noted holds it against the record on another day.`,
          ]
        : []),
    ];
    return { lines, data: verdict, exitCode: flaw ? 1 : 0 };
  });
}
