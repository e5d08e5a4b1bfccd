import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { ReadingChangesWithForm, ReadingsController } from './http/readings.controller.js';
import { readingsDomain } from './readings.declaration.js';

/** Module with the routes about values of targets and indicators. */
@Module({
  controllers: [ReadingsController],
  providers: [declares(readingsDomain), ReadingChangesWithForm],
})
export class ReadingsModule {}
