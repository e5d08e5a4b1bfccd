import { describe, expect, it } from '@jest/globals';
import { KnownRoutes } from './known-routes.js';

describe('the methods of an address', () => {
  const routes = new KnownRoutes();
  routes.add(['GET', 'HEAD'], '/api/projects/:id');
  routes.add(['PATCH'], '/api/projects/:id');
  routes.add(['POST'], '/api/projects/:id/milestones');
  routes.add(['GET'], '/api/openapi.json');
  routes.add(['GET'], '/*');
  it.each<[string, string[]]>([
    ['/api/projects/1', ['GET', 'HEAD', 'PATCH']],
    ['/api/projects/1/milestones', ['POST']],
    ['/api/projects', []],
    ['/api/projects/1/', []],
    ['/api/openapiXjson', []],
    ['/anything', []],
  ])('%s → %j', (path, methods) => expect(routes.methodsOf(path)).toEqual(methods));
});
