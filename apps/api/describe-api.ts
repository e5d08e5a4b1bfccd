import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Settings } from '#platform/config';
import { openLog } from '#platform/logging';
import { ApiModule } from './api.module.js';
import { buildOpenApi } from './http/api-docs.js';

/**
 * Returns the OpenAPI description of the API as JSON text. Works without database and network,
 * because Nest creates no services in preview mode.
 */
export async function describeApi(): Promise<string> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.forRoot({ settings: new Settings(), entities: [], log: openLog('silent', 'api') }),
    new FastifyAdapter(),
    { preview: true, logger: false, abortOnError: false },
  );
  return `${JSON.stringify(buildOpenApi(app), null, 2)}\n`;
}
