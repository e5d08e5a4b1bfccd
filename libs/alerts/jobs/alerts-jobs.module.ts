import { Module } from '@nestjs/common';
import { ChannelKeysModule } from '../commands/channel-keys.module.js';
import { DeliverMail, DeliverMessage, EvaluateAlerts, RunDailyScan } from './handlers.js';
import {
  CheckOneself,
  EvaluateMissedChanges,
  RingForDueMessages,
  RunMissedScan,
  WithdrawStale,
} from './tasks.js';

/** Module with the jobs and periodic tasks of the domain `alerts`. */
@Module({
  imports: [ChannelKeysModule],
  providers: [
    EvaluateAlerts,
    RunDailyScan,
    DeliverMail,
    DeliverMessage,
    RunMissedScan,
    EvaluateMissedChanges,
    WithdrawStale,
    RingForDueMessages,
    CheckOneself,
  ],
})
export class AlertsJobsModule {}
