import { Injectable, Module } from '@nestjs/common';
import { JobParts } from '#platform/jobs';
import { type Sweeping, Sweeps } from '#platform/queue';
import { signAuditBatches } from '../commands/sign-audit-batches.js';

/** Signs the audit events that are not signed yet. */
@Injectable()
@Sweeps({ name: 'seal the record', stage: 'prove' })
class SignAuditBatches implements Sweeping {
  constructor(private readonly parts: JobParts) {}

  async run(): Promise<void> {
    await signAuditBatches(this.parts.database);
  }
}

/** Module with the periodic task of the domain `audit`. */
@Module({ providers: [SignAuditBatches] })
export class AuditJobsModule {}
