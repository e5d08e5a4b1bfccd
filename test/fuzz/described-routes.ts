import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#platform';

/** The part of JSON Schema that the description of the api uses. */
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

/** A parameter of a route. */
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
  /** The body's schema and media type, null where the route takes none. */
  body: { mediaType: string; schema: Schema } | null;
  /** Whether it is open to people who are not signed in. */
  open: boolean;
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  security?: object[];
}

interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** Every route of the api and the named schemas that their bodies refer to. */
export function describedRoutes(): { routes: DescribedRoute[]; schemas: Record<string, Schema> } {
  const text = readFileSync(join(projectRoot, 'docs/openapi.json'), 'utf8');
  const { paths, components } = JSON.parse(text) as Description;
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters = [], requestBody, security }]) => {
      const [content] = Object.entries(requestBody?.content ?? {});
      return {
        method: method.toUpperCase(),
        path,
        parameters,
        body: content ? { mediaType: content[0], schema: content[1].schema } : null,
        // An empty requirement among those that are enough says that none is needed.
        open: security?.some((requirement) => Object.keys(requirement).length === 0) ?? false,
      };
    }),
  );
  return { routes, schemas: components.schemas };
}
