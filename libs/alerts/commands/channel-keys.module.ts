import { Module } from '@nestjs/common';
import { Settings } from '#platform/config';
import { Database } from '#platform/database';
import { ChannelKeys, openChannelKeys } from './deliver-message.js';

/** Provides the keys of notification channels to the routes and the jobs of this domain. */
@Module({
  providers: [
    {
      provide: ChannelKeys,
      useFactory: (database: Database, settings: Settings) => openChannelKeys(database, settings),
      inject: [Database, Settings],
    },
  ],
  exports: [ChannelKeys],
})
export class ChannelKeysModule {}
