import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { openLog, Settings } from '#platform';
import { ApiModule } from './api.module.js';
import { buildOpenApi } from './http/api-docs.js';

/**
 * Returns the OpenAPI description as JSON text. Needs neither database nor network, because Nest's
 * preview mode instantiates no providers.
 */
export async function describeApi(): Promise<string> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.forRoot({ settings: new Settings(), entities: [], log: openLog('silent', 'api') }),
    new FastifyAdapter(),
    { preview: true, logger: false, abortOnError: false },
  );
  return `${JSON.stringify(buildOpenApi(app), null, 2)}\n`;
}
