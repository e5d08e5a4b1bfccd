import { Module } from '@nestjs/common';
import { RemoveUnfinishedFiles } from './remove-unfinished-files.js';

/** Module with the periodic task of the domain `documents`. */
@Module({ providers: [RemoveUnfinishedFiles] })
export class DocumentsJobsModule {}
