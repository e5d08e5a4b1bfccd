import { Module } from '@nestjs/common';
import { CheckpointKeyModule } from '../store/checkpoint-key.module.js';
import {
  CompareAtStart,
  MailOverdueVerification,
  MakeCheckpoint,
  RingForVerification,
} from './tasks.js';
import { VerifyLedger } from './verify-ledger.js';

/** Module with the job and the periodic tasks of the domain `ledger`. */
@Module({
  imports: [CheckpointKeyModule],
  providers: [
    VerifyLedger,
    CompareAtStart,
    MakeCheckpoint,
    RingForVerification,
    MailOverdueVerification,
  ],
})
export class LedgerJobsModule {}
