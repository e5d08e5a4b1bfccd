import { Module } from '@nestjs/common';
import { ProxyWatch } from '#platform/http';
import { HealthController } from './health.controller.js';
import { StatusController } from './status.controller.js';
import { StatusReader } from './status-reader.js';
import { SurroundingsStatus } from './surroundings-status.js';

@Module({
  controllers: [HealthController, StatusController],
  providers: [ProxyWatch, StatusReader, SurroundingsStatus],
})
export class OperationsModule {}
