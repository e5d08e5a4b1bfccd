import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { describeAnswers, describeFormats, describeLists } from '#platform/http';
import { SESSION_COOKIE } from '#identity/http';
import { ProblemView } from './problem.dto.js';

const describe = () =>
  new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Major project tracker')
    .setVersion('1')
    .setDescription(
      'Amounts are texts of whole fen (1/100 yuan). Days are YYYY-MM-DD in Asia/Shanghai. Unknown is null, never zero. Browsers sign in with a cookie and repeat `csrfToken` in `X-CSRF-Token` on every unsafe request; scripts send `Authorization: Bearer <token>`.',
    )
    .addServer('/')
    .addCookieAuth(
      SESSION_COOKIE,
      { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
      'session',
    )
    .addApiKey(
      {
        type: 'apiKey',
        in: 'header',
        name: 'X-CSRF-Token',
        description: 'On unsafe requests that come with the cookie',
      },
      'csrf',
    )
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'opaque' }, 'token')
    .addSecurityRequirements({ session: [], csrf: [] })
    .addSecurityRequirements('token')
    .addGlobalResponse({
      status: 'default',
      description: 'Why not, in the language of Accept-Language (zh unless en is asked for)',
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemView) } } },
    } as never)
    .build();

/**
 * Builds the OpenAPI description of the API from the decorators of all controllers.
 * @throws Error when two operations have the same name.
 */
export function buildOpenApi(app: INestApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, describe(), {
    extraModels: [ProblemView],
    operationIdFactory: (_, method) => method,
    autoTagControllers: false,
  });
  // The licence of package.json, as an SPDX expression; the builder knows only addresses.
  document.info.license = { name: 'UNLICENSED', identifier: 'LicenseRef-UNLICENSED' } as never;
  describeAnswers(document, ProblemView);
  describeFormats(document);
  describeLists(document);
  correctRead(document);
  const names = Object.values(document.paths)
    .flatMap((path) => Object.values(path as Record<string, { operationId?: string }>))
    .map((operation) => operation.operationId);
  const twice = names.find((name, at) => name !== undefined && names.indexOf(name) !== at);
  if (twice)
    throw new Error(
      `two operations are named ${twice}; the method names of controllers are the API's operation ids`,
    );
  return document;
}

/**
 * Corrects what Nest's Swagger plugin reads from the source code: joins the lines of descriptions,
 * because a comment is wrapped, and removes the items of a list that is sent as one text.
 */
function correctRead(part: object): void {
  if ('items' in part && 'type' in part && ![part.type].flat().includes('array')) delete part.items;
  for (const [key, value] of Object.entries(part) as [string, unknown][])
    if (key === 'description' && typeof value === 'string')
      Object.assign(part, { description: value.replace(/\s*\n\s*/g, ' ') });
    else if (typeof value === 'object' && value !== null) correctRead(value);
}

/**
 * Serves the OpenAPI description at `/api/openapi.json` and a page to browse it at `/api/docs`.
 * @param basePath path under which a proxy serves the program; empty for none.
 */
export function serveApiDocs(app: INestApplication, basePath: string): void {
  let built: OpenAPIObject | undefined;
  const build = (): OpenAPIObject => ({
    ...buildOpenApi(app),
    servers: [{ url: basePath || '/' }],
  });
  SwaggerModule.setup('api/docs', app, () => (built ??= build()), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Major project tracker API',
    swaggerOptions: { validatorUrl: null, withCredentials: true },
  });
}
