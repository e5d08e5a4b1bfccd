import type { paths } from './schema.js';
import type { Schema } from './api.js';

/** Union of the request bodies of all routes. */
type Body = {
  [Path in keyof paths]: {
    [Method in keyof paths[Path]]: NonNullable<paths[Path][Method]> extends {
      requestBody: { content: infer Content };
    }
      ? Content[keyof Content]
      : never;
  }[keyof paths[Path]];
}[keyof paths];

/** Union of the field names at any depth. Maps with arbitrary keys have no field names. */
type FieldsOf<Value> = Value extends readonly (infer Item)[]
  ? FieldsOf<Item>
  : Value extends object
    ? {
        [Name in keyof Value]-?: string extends Name
          ? never
          : (Name & string) | FieldsOf<NonNullable<Value[Name]>>;
      }[keyof Value]
    : never;

/**
 * Name of any field in a request body. Each needs a label in the app, because an error message may
 * name it.
 */
export type RequestField = FieldsOf<Body>;

/** Problem code of a field. */
export type FieldProblemCode = Schema<'FieldProblemView'>['code'];

type Format =
  | `NOT_A_${string}`
  | `NOT_AN_${string}`
  | `FIELD_${string}`
  | `NOT_FEN${string}`
  | 'NOT_TEXT'
  | 'NOT_SCOPES'
  | 'NOT_PARAMETERS';

/**
 * Problem codes about the format of a field. All others are about rules, for which the server's
 * message is shown unchanged.
 */
export type FieldFormatCode = Extract<FieldProblemCode, Format>;
