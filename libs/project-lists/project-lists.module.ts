import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { ProjectListsController } from './http/project-lists.controller.js';
import { projectListsDomain } from './project-lists.declaration.js';

/** Module with the routes by which a list of projects is brought in. */
@Module({ controllers: [ProjectListsController], providers: [declares(projectListsDomain)] })
export class ProjectListsModule {}
