import { type NotedAuditBatch, type RecordFlaw, verifyRecord } from '#audit';
import {
  auditLogContradiction,
  publicKeyFileOf,
  raiseContradictions,
  readPublicKey,
  walkCheckpoints,
} from '#finance/ledger';
import { serviceScope } from '#platform';
import type { Answer } from '../answer.js';
import { withSession } from '../session.js';

/**
 * Parses `number:hash` as an earlier `audit verify` printed it; undefined when the text has another
 * form.
 */
export function readNotedAuditBatch(text: string): NotedAuditBatch | undefined {
  const [, number, hash] = /^([1-9]\d{0,17}):([0-9a-f]{64})$/.exec(text) ?? [];
  return number === undefined || hash === undefined ? undefined : { number: BigInt(number), hash };
}

/**
 * Whether a flaw is only about the signature given on the command line. It may be mistyped, so such
 * a flaw is shown but not reported as a contradiction.
 */
const isAboutTyped = ({ seal, kind }: RecordFlaw, typed: NotedAuditBatch | undefined): boolean =>
  seal === typed?.number && (kind === 'seal-not-noted' || kind === 'end-missing');

/**
 * `tracker audit verify [--noted number:hash]`: compares the audit log with every stored checkpoint
 * and, if given, with a batch signature. Flaws are mailed as contradictions.
 */
export function verifyAudit(options: { noted?: NotedAuditBatch }): Promise<Answer> {
  return withSession(async ({ database, clock, settings }) => {
    const { noted } = options;
    const known = await readPublicKey(publicKeyFileOf(settings.ledgerKeyFile));
    const walked = known && (await walkCheckpoints(database, { publicKey: known }));
    const { flaws, ...verdict } = await database.read(serviceScope('audit-verify'), (tx) =>
      verifyRecord(tx, [...(walked?.chain.notedSeals() ?? []), ...(noted ? [noted] : [])]),
    );
    const found = flaws.filter((one) => !isAboutTyped(one, noted)).map(auditLogContradiction);
    await raiseContradictions(database, clock, found, settings);
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
