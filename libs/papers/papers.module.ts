import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { PapersController } from './http/papers.controller.js';
import { papersDomain } from './papers.declaration.js';

/** Module with the routes of the domain `papers`. */
@Module({ controllers: [PapersController], providers: [declares(papersDomain)] })
export class PapersModule {}
