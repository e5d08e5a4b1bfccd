import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { OutsideSystemsController } from './http/outside-systems.controller.js';
import { outsideSystemsDomain } from './outside-systems.declaration.js';

/** Module with the routes of the domain `outside-systems`. */
@Module({
  controllers: [OutsideSystemsController],
  providers: [declares(outsideSystemsDomain)],
})
export class OutsideSystemsModule {}
