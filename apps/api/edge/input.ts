import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldProblem, type Language, Refusal } from '#platform';
import type { FieldContext, Worded } from './fields/field.js';

/** A body, query or path that cannot be taken; worded when it is answered, because only then the language is known. */
export class InputRefused extends Error {
  constructor(readonly problems: readonly InputProblem[]) { super('VALIDATION_FAILED'); }
}

/** What was wrong with one field, in every language. */
export interface InputProblem { path: string; code: string; message: Worded; accepted: Worded }

const REQUIRED: Pick<InputProblem, 'code' | 'message'> = { code: 'FIELD_REQUIRED', message: { zh: '必须填写', en: 'This field is required' } };
const UNKNOWN: Omit<InputProblem, 'path'> = { code: 'FIELD_UNKNOWN', message: { zh: '没有这个字段', en: 'There is no such field' }, accepted: { zh: '去掉该字段', en: 'leave it out' } };
const NO_OBJECT: Omit<InputProblem, 'path'> = { code: 'NOT_AN_OBJECT', message: { zh: '须为一个 JSON 对象', en: 'A JSON object is expected' }, accepted: { zh: '{ … }', en: '{ … }' } };
const PROBLEMS_MAX = 50;

/** Names what was wrong, field by field. */
export function inputProblems(errors: readonly ValidationError[], above = ''): InputProblem[] {
  return errors.flatMap((error) => {
    const path = above ? `${above}.${error.property}` : error.property;
    return [...ownProblems(error, path), ...inputProblems(error.children ?? [], path)];
  }).slice(0, PROBLEMS_MAX);
}

function ownProblems(error: ValidationError, path: string): InputProblem[] {
  const [name] = Object.keys(error.constraints ?? {});
  if (name === undefined) return [];
  const context: FieldContext | undefined = error.contexts?.[name];
  if (!context) return [{ path: path.slice(0, 100), ...(name === 'whitelistValidation' ? UNKNOWN : NO_OBJECT) }];
  const missing = error.value === undefined || error.value === null;
  return [{ path, accepted: context.accepted, ...(missing ? REQUIRED : { code: context.code, message: context.message }) }];
}

/** The refusal in one language. */
export const wordInput = (refused: InputRefused, language: Language): Refusal =>
  new Refusal('VALIDATION_FAILED', {}, refused.problems.map(({ path, code, message, accepted }): FieldProblem => ({ path, code, message: message[language], accepted: accepted[language] })));

/** Checks every body and query once, by the decorators of its class; converts nothing on its own account. */
export const inputPipe = (): ValidationPipe => new ValidationPipe({
  whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, transform: true, stopAtFirstError: true,
  transformOptions: { enableImplicitConversion: false, exposeUnsetFields: false }, exceptionFactory: (errors) => new InputRefused(inputProblems(errors)),
});
