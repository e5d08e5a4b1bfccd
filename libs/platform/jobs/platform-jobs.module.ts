import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import type { Log } from '../logging/log.js';
import { openMailer } from '../mail/mailer.js';
import { JobParts, LOG, MAILER } from './job-parts.js';
import {
  ClearFinishedJobs,
  ForgetOldKeys,
  GiveSignOfLife,
  LearnAddress,
  RestoreSchedules,
  RingForDueMails,
} from './tasks.js';

/**
 * Provides to the jobs of all domains what they use ({@link JobParts}), and the periodic tasks of
 * the platform itself.
 */
@Global()
@Module({})
export class PlatformJobsModule {
  static forRoot({ log }: { log: Log }): DynamicModule {
    return {
      module: PlatformJobsModule,
      providers: [
        { provide: LOG, useValue: log },
        {
          provide: MAILER,
          useFactory: (settings: Settings) => openMailer(settings),
          inject: [Settings],
        },
        JobParts,
        LearnAddress,
        RingForDueMails,
        RestoreSchedules,
        GiveSignOfLife,
        ClearFinishedJobs,
        ForgetOldKeys,
      ],
      exports: [JobParts],
    };
  }
}
