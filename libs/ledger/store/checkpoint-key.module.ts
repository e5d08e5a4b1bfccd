import { Module } from '@nestjs/common';
import { Settings } from '#platform/config';
import { CheckpointKey, openCheckpointKey } from './checkpoint-key.js';

/** Provides the key that signs checkpoints to the routes and the jobs of this domain. */
@Module({
  providers: [
    {
      provide: CheckpointKey,
      useFactory: (settings: Settings) => openCheckpointKey(settings.ledgerKeyFile),
      inject: [Settings],
    },
  ],
  exports: [CheckpointKey],
})
export class CheckpointKeyModule {}
