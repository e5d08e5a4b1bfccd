import { ApiHeader, type ApiHeaderOptions } from '@nestjs/swagger';

/**
 * Returns a parameter decorator that also documents the request headers from which the
 * parameter comes, so that no handler reads a header that the OpenAPI description does not name.
 */
export const documentedParameter =
  (parameter: ParameterDecorator, ...headers: ApiHeaderOptions[]): ParameterDecorator =>
  (target, key, index) => {
    parameter(target, key, index);
    const method = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key === undefined || method === undefined)
      throw new Error('a header can only be a parameter of a method');
    for (const header of headers) ApiHeader(header)(target, key, method);
  };
