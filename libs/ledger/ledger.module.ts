import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { CheckpointKeyModule } from './store/checkpoint-key.module.js';
import { AuditLogVerificationsController } from './http/audit-log-verifications.controller.js';
import { LedgerChangeRequestsController } from './http/change-requests.controller.js';
import { CheckpointsController } from './http/checkpoints.controller.js';
import { LedgerController } from './http/ledger.controller.js';
import { ProofController } from './http/proof.controller.js';
import { LedgerChangesWithForm } from './http/ledger-changes-form.js';
import { ContradictionClosures } from './commands/close-contradiction.js';
import { ImportChanges } from './commands/ledger-changes.js';
import { EntrySubjects } from './queries/entry-subjects.js';
import { ledgerDomain } from './ledger.declaration.js';

/** Module with the routes about ledger entries, their change requests and their proof. */
@Module({
  imports: [CheckpointKeyModule],
  controllers: [
    AuditLogVerificationsController,
    LedgerChangeRequestsController,
    CheckpointsController,
    LedgerController,
    ProofController,
  ],
  providers: [
    declares(ledgerDomain),
    EntrySubjects,
    LedgerChangesWithForm,
    ImportChanges,
    ContradictionClosures,
  ],
})
export class LedgerModule {}
