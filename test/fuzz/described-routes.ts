import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform/program';

/** The part of JSON Schema that docs/openapi.json uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  example?: unknown;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  maxItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** A parameter of a route, as docs/openapi.json describes it. */
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema?: Schema;
}

/** A route as docs/openapi.json describes it. */
export interface DescribedRoute {
  method: string;
  path: string;
  parameters: Parameter[];
  /** Schema and media type of the body; null when the route takes no body. */
  body: { mediaType: string; schema: Schema } | null;
  /** Whether the route can be used without signing in. */
  open: boolean;
  /** Statuses of the described responses. */
  statuses: ReadonlySet<number>;
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  security?: object[];
  responses: Record<string, object>;
}

interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** Returns every route of the API, and the named schemas to which their bodies refer. */
export function describedRoutes(): { routes: DescribedRoute[]; schemas: Record<string, Schema> } {
  const text = readFileSync(join(projectRoot, 'docs/openapi.json'), 'utf8');
  const { paths, components } = JSON.parse(text) as Description;
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, { parameters = [], requestBody, security, responses }]) => {
        const [content] = Object.entries(requestBody?.content ?? {});
        return {
          method: method.toUpperCase(),
          path,
          parameters,
          body: content ? { mediaType: content[0], schema: content[1].schema } : null,
          // In OpenAPI, one of the alternative security requirements is enough; an empty one means
          // that the route needs no sign-in.
          open: security?.some((requirement) => Object.keys(requirement).length === 0) ?? false,
          statuses: new Set(Object.keys(responses).map(Number)),
        };
      },
    ),
  );
  return { routes, schemas: components.schemas };
}
