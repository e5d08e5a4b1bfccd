import { Module } from '@nestjs/common';
import { ProxyWatch } from '../http/admission/proxy-watch.js';
import { MailsController } from '../mails/mails.controller.js';
import { HealthController } from './health.controller.js';
import { StatusController } from './status.controller.js';
import { SurroundingsStatus } from './surroundings-status.js';

@Module({
  controllers: [HealthController, StatusController, MailsController],
  providers: [ProxyWatch, SurroundingsStatus],
})
export class OperationsModule {}
