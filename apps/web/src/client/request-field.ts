import type { paths } from './schema.js';
import type { Schema } from './api.js';

/** Union type of the request bodies of all API routes. */
type Body = {
  [Path in keyof paths]: {
    [Method in keyof paths[Path]]: NonNullable<paths[Path][Method]> extends {
      requestBody: { content: infer Content };
    }
      ? Content[keyof Content]
      : never;
  }[keyof paths[Path]];
}[keyof paths];

/**
 * Union type of the field names of a type, including nested fields. Fields of maps with arbitrary
 * keys are left out.
 */
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
 * Name of any field in any request body. Each needs a label in the app, because an error message
 * may mention the field.
 */
export type RequestField = FieldsOf<Body>;

/** Code of a problem with a field. */
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
 * Codes of problems with the format of a field. The app has its own messages for them. For all
 * other codes, which concern business rules, it shows the server's message.
 */
export type FieldFormatCode = Extract<FieldProblemCode, Format>;
