import { Module } from '@nestjs/common';
import { declares } from '#platform/declarations';
import { projectListsDomain } from './project-lists.declaration.js';

/** Module with the routes of the domain `project-lists`. */
@Module({ providers: [declares(projectListsDomain)] })
export class ProjectListsModule {}
