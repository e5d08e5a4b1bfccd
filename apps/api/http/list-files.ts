import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { recordListExport } from '#audit';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Exports } from '#platform/export';
import { DeclaredDomains } from '#platform/declarations';
import { describedLists, ListFilesInterceptor, ListVocabulary } from '#platform/http';
import { projectRoot } from '#platform/program';

/**
 * Returns the interceptor that answers every list as a file. It reads the lists and their columns
 * from the description of the API that stands in `docs`, when it needs them first: a test holds that
 * file to the program, and building the description anew would take longer than most files.
 */
export function listFiles(app: INestApplication): ListFilesInterceptor {
  const vocabulary = new ListVocabulary(
    app
      .get(DeclaredDomains)
      .all()
      .map(({ listWords }) => listWords),
  );
  let lists: ReturnType<typeof describedLists> | undefined;
  return new ListFilesInterceptor({
    lists: () => (lists ??= describedLists(readDescription(), vocabulary)),
    vocabulary,
    exports: app.get(Exports),
    clock: app.get(Clock),
    record: recordListExport(app.get(Database)),
  });
}

const readDescription = (): OpenAPIObject =>
  JSON.parse(readFileSync(join(projectRoot, 'docs', 'openapi.json'), 'utf8')) as OpenAPIObject;
