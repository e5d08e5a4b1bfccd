import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';

/**
 * Method decorator that documents a route whose response is a file in one of several media types.
 * With `json`, the response may also be one of these JSON objects.
 */
export const AnswersFile = (
  mediaTypes: readonly string[],
  { json = [], description = '' }: { json?: readonly Type<object>[]; description?: string } = {},
): MethodDecorator => {
  const shapes = json.map((shape) => ({ $ref: getSchemaPath(shape) }));
  const files = mediaTypes.map((type) => [
    type,
    {
      schema: type.startsWith('text/') ? { type: 'string' } : { type: 'string', format: 'binary' },
    },
  ]);
  return applyDecorators(
    ApiExtraModels(...json),
    ApiOkResponse({
      description,
      content: {
        ...(shapes.length > 0
          ? { 'application/json': { schema: shapes.length > 1 ? { oneOf: shapes } : shapes[0] } }
          : {}),
        ...(Object.fromEntries(files) as object),
      },
    }),
  );
};
