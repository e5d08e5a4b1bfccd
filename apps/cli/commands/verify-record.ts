import { type NotedAuditBatch, type RecordFlaw, verifyRecord } from '#audit';
import {
  auditLogContradiction,
  publicKeyFileOf,
  raiseContradictions,
  readPublicKey,
  walkCheckpoints,
} from '#ledger';
import { serviceScope } from '#platform/database';
import type { Answer } from '../answer.js';
import { withSession } from '../session.js';

/**
 * Parses `number:hash`, a batch signature that an earlier `tracker audit verify` printed. Returns
 * undefined when the text has another form.
 */
export function readNotedAuditBatch(text: string): NotedAuditBatch | undefined {
  const [, number, hash] = /^([1-9]\d{0,17}):([0-9a-f]{64})$/.exec(text) ?? [];
  return number === undefined || hash === undefined ? undefined : { number: BigInt(number), hash };
}

/**
 * Tells whether a flaw concerns only the batch signature that the user typed after `--noted`. The
 * user may have mistyped it, so such a flaw is printed but not stored as a contradiction.
 */
const isAboutTyped = ({ seal, kind }: RecordFlaw, typed: NotedAuditBatch | undefined): boolean =>
  seal === typed?.number && (kind === 'seal-not-noted' || kind === 'end-missing');

/**
 * `tracker audit verify [--noted number:hash]`: verifies that the audit log was not altered, by
 * means of all stored checkpoints and, if given, of the batch signature `--noted`. Flaws are stored
 * and mailed as contradictions.
 */
export function verifyAudit(options: { noted?: NotedAuditBatch }): Promise<Answer> {
  return withSession(async ({ database, clock, settings }) => {
    const { noted } = options;
    const known = await readPublicKey(publicKeyFileOf(settings.ledgerKeyFile));
    const walked = known && (await walkCheckpoints(database, { publicKey: known }));
    const { flaws, ...verification } = await database.read(serviceScope('audit-verify'), (tx) =>
      verifyRecord(tx, [...(walked?.chain.notedSeals() ?? []), ...(noted ? [noted] : [])]),
    );
    const found = flaws.filter((one) => !isAboutTyped(one, noted)).map(auditLogContradiction);
    await raiseContradictions(database, clock, found, settings);
    const { seals, records, unsealed, head, flaw } = verification;
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
    return { lines, data: verification, exitCode: flaw ? 1 : 0 };
  });
}
