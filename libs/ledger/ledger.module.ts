import { Module } from '@nestjs/common';
import { Settings } from '#platform/config';
import { declares } from '#platform/declarations';
import { CheckpointKey, openCheckpointKey } from './store/checkpoint-key.js';
import { AuditLogVerificationsController } from './http/audit-log-verifications.controller.js';
import { LedgerChangeRequestsController } from './http/change-requests.controller.js';
import { CheckpointsController } from './http/checkpoints.controller.js';
import { LedgerController } from './http/ledger.controller.js';
import { ProofController } from './http/proof.controller.js';
import { EntrySubjects } from './queries/entry-subjects.js';
import { ledgerDomain } from './ledger.declaration.js';

/** Module with the routes about ledger entries, their change requests and their proof. */
@Module({
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
    {
      provide: CheckpointKey,
      useFactory: (settings: Settings) => openCheckpointKey(settings.ledgerKeyFile),
      inject: [Settings],
    },
  ],
})
export class LedgerModule {}
