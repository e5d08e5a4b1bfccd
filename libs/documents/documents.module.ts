import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { collects, declares } from '#platform/declarations';
import { DocumentsController } from './http/documents.controller.js';
import { ProjectDocumentsController } from './http/project-documents.controller.js';
import { DocumentFinder } from './queries/document-finder.js';
import { ReadsSubjects, Subjects } from './subjects.js';
import { documentsDomain } from './documents.declaration.js';

/**
 * Module with the routes about documents. Other domains provide a `SubjectReader` for each kind of
 * record that documents can be linked to.
 */
@Module({
  imports: [DiscoveryModule],
  controllers: [DocumentsController, ProjectDocumentsController],
  providers: [
    declares(documentsDomain),
    DocumentFinder,
    Subjects,
    collects(ReadsSubjects, Subjects),
  ],
  exports: [Subjects],
})
export class DocumentsModule {}
