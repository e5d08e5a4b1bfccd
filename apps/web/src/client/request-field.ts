import type { paths } from './schema.js';
import type { Schema } from './api.js';

/** What a request carries in its body, of every route. */
type Body = {
  [Path in keyof paths]: {
    [Method in keyof paths[Path]]: NonNullable<paths[Path][Method]> extends {
      requestBody: { content: infer Content };
    }
      ? Content[keyof Content]
      : never;
  }[keyof paths[Path]];
}[keyof paths];

/** Names of fields at any depth; a map whose keys are data has none. */
type FieldsOf<Value> = Value extends readonly (infer Item)[]
  ? FieldsOf<Item>
  : Value extends object
    ? {
        [Name in keyof Value]-?: string extends Name
          ? never
          : (Name & string) | FieldsOf<NonNullable<Value[Name]>>;
      }[keyof Value]
    : never;

/** Every field that a person can fill in: each needs a word, because a refusal may be about it. */
export type RequestField = FieldsOf<Body>;

/** Codes of what was wrong with one field. */
export type FieldProblemCode = Schema<'FieldProblemView'>['code'];

type Format =
  | `NOT_A_${string}`
  | `NOT_AN_${string}`
  | `FIELD_${string}`
  | `NOT_FEN${string}`
  | 'NOT_TEXT'
  | 'NOT_SCOPES'
  | 'NOT_PARAMETERS';

/** Those that say how a field is to be written; every other one is of a rule, which the server words for people. */
export type FieldFormatCode = Extract<FieldProblemCode, Format>;
