import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { declares } from '#platform/declarations';
import { DocumentsController } from './http/documents.controller.js';
import { ProjectDocumentsController } from './http/project-documents.controller.js';
import { DocumentFinder } from './queries/document-finder.js';
import { ReadsSubjects, type SubjectReader, Subjects } from './subjects.js';
import { documentsDomain } from './documents.declaration.js';

/**
 * Collects the providers of class `SubjectReader` from all modules of the program when it starts.
 */
@Injectable()
class SubjectCollector implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly subjects: Subjects,
  ) {}

  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders({ metadataKey: ReadsSubjects.KEY })) {
      const kind = this.discovery.getMetadataByDecorator(ReadsSubjects, wrapper);
      if (kind !== undefined) this.subjects.add(kind, wrapper.instance as SubjectReader);
    }
  }
}

/**
 * Module with the routes about documents. Other domains provide a `SubjectReader` for each kind of
 * record that documents can be linked to.
 */
@Module({
  imports: [DiscoveryModule],
  controllers: [DocumentsController, ProjectDocumentsController],
  providers: [declares(documentsDomain), DocumentFinder, Subjects, SubjectCollector],
  exports: [Subjects],
})
export class DocumentsModule {}
