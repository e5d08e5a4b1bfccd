import { ApiHeader, type ApiHeaderOptions } from '@nestjs/swagger';

/**
 * Returns a parameter decorator that also documents the request headers that the parameter is read
 * from. Handlers use it so that the OpenAPI description names every header they read.
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
