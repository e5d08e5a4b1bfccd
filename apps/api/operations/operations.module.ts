import { Module } from '@nestjs/common';
import { MailsController } from '../mails/mails.controller.js';
import { HealthController } from './health.controller.js';
import { StatusController } from './status.controller.js';

@Module({ controllers: [HealthController, StatusController, MailsController] })
export class OperationsModule {}
