import { Injectable } from '@nestjs/common';
import { serviceScope } from '#platform/database';
import { JobParts } from '#platform/jobs';
import { ringForMails } from '#platform/mail';
import { HandlesJob, type JobRunner } from '#platform/queue';
import { runDueVerification } from '../commands/run-verification.js';
import { runOverAuditLog } from '../commands/verify-audit-log.js';
import { CheckpointKey } from '../store/checkpoint-key.js';
import { verifyLedgerJob } from './jobs.js';

/**
 * Verifies the ledger and the audit log if tonight's verification is due and not done yet. Flaws
 * are stored with the verification, logged, and shown on the status page.
 */
@Injectable()
@HandlesJob(verifyLedgerJob)
export class VerifyLedger implements JobRunner {
  constructor(
    private readonly parts: JobParts,
    private readonly key: CheckpointKey,
  ) {}

  async run(): Promise<object> {
    const {
      database,
      clock,
      settings: { verifierUrl, publicUrl },
      queues,
      log,
    } = this.parts;
    const ran = await runDueVerification(database, clock, {
      verifierUrl,
      publicUrl,
      publicKey: this.key.publicKey,
    });
    if (!ran) return { ran: false };
    await ringForMails(queues, ran.mailIds);
    const { entries, flaws, firstProjectId, firstSequence, firstFlaw } = ran;
    if (flaws > 0) log.error({ flaws, firstProjectId, firstSequence, firstFlaw }, 'ledger.altered');
    else log.info({ entries }, 'ledger.verified');
    return { entries: String(entries), flaws, auditLogFlaw: await this.verifyAuditLog() };
  }

  /**
   * Verifies the audit log, as part of the nightly verification.
   * @returns the kind of the first flaw; null when there is none.
   */
  private async verifyAuditLog(): Promise<string | null> {
    const { database, clock, settings, queues, log } = this.parts;
    const { publicUrl } = settings;
    const scope = serviceScope('audit-verify');
    const use = { publicUrl, publicKey: this.key.publicKey };
    const { flaw, records, mailIds } = await runOverAuditLog(database, clock, scope, use);
    await ringForMails(queues, mailIds);
    if (!flaw) {
      log.info({ records }, 'audit-log.verified');
      return null;
    }
    log.error(
      { ...flaw, seal: String(flaw.seal), recordId: String(flaw.recordId) },
      'audit-log.altered',
    );
    return flaw.kind;
  }
}
