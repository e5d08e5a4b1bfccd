import { Module } from '@nestjs/common';
import { FindingsController } from './http/findings.controller.js';

/** Module with the routes about audit findings. */
@Module({
  controllers: [FindingsController],
})
export class SupervisionModule {}
