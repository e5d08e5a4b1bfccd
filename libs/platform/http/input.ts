import { type ArgumentMetadata, type Type, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { ERRORS_WORDED_MAX } from '../problem/problem-document.js';
import { type FieldProblem, Problem } from '../problem/problem.js';
import type { Language } from '../language/language.js';
import { noteCheckedBody } from './checked-input.js';
import type { FieldCode } from './fields/field-codes.js';
import type { FieldContext, Worded } from './fields/field.js';
import { isBody, shapeFlaws, type ShapeFlaw } from './body-shape.js';

/**
 * Thrown when a request body, query or path is not accepted. The messages exist in every language;
 * the error response picks the language of the client.
 */
export class InvalidInput extends Error {
  constructor(readonly problems: readonly InputProblem[]) {
    super('VALIDATION_FAILED');
  }
}

/** An error in one field of a request, with messages in every language. */
export interface InputProblem {
  path: string;
  code: FieldCode;
  message: Worded;
  accepted: Worded;
}

const REQUIRED: Pick<InputProblem, 'code' | 'message'> = {
  code: 'FIELD_REQUIRED',
  message: { zh: '必须填写', en: 'This field is required' },
};
const UNKNOWN: Omit<InputProblem, 'path'> = {
  code: 'FIELD_UNKNOWN',
  message: { zh: '没有这个字段', en: 'There is no such field' },
  accepted: { zh: '去掉该字段', en: 'leave it out' },
};
const NO_OBJECT: Omit<InputProblem, 'path'> = {
  code: 'NOT_AN_OBJECT',
  message: { zh: '须为一个 JSON 对象', en: 'A JSON object is expected' },
  accepted: { zh: '{ … }', en: '{ … }' },
};
const PATH_MAX = 100;

/**
 * Converts the errors of class-validator to one problem for each field, {@link ERRORS_WORDED_MAX}
 * at most. Further errors are not examined.
 */
export function inputProblems(errors: readonly ValidationError[]): InputProblem[] {
  const problems: InputProblem[] = [];
  for (const problem of eachProblem(errors)) {
    if (problems.push(problem) >= ERRORS_WORDED_MAX) break;
  }
  return problems;
}

function* eachProblem(
  errors: readonly ValidationError[],
  above = '',
): Generator<InputProblem, undefined> {
  for (const error of errors) {
    const path = above ? `${above}.${error.property}` : error.property;
    yield* ownProblems(error, path);
    yield* eachProblem(error.children ?? [], path);
  }
}

function ownProblems(error: ValidationError, path: string): InputProblem[] {
  const [name] = Object.keys(error.constraints ?? {});
  if (name === undefined) return [];
  const context: FieldContext | undefined = error.contexts?.[name];
  if (!context)
    return [
      { path: path.slice(0, PATH_MAX), ...(name === 'whitelistValidation' ? UNKNOWN : NO_OBJECT) },
    ];
  const missing = error.value === undefined || error.value === null;
  return [
    {
      path,
      accepted: context.accepted,
      ...(missing ? REQUIRED : { code: context.code, message: context.message }),
    },
  ];
}

/** Converts the validation error to the problem that is sent to the client, in one language. */
export const wordInput = (refused: InvalidInput, language: Language): Problem =>
  new Problem(
    'VALIDATION_FAILED',
    {},
    refused.problems.map(({ path, code, message, accepted }): FieldProblem => ({
      path,
      code,
      message: message[language],
      accepted: accepted[language],
    })),
  );

const flawProblem = ({ path, context }: ShapeFlaw): InputProblem => ({
  path: path.slice(0, PATH_MAX),
  ...(context === null
    ? UNKNOWN
    : { code: context.code, message: context.message, accepted: context.accepted }),
});

/**
 * Validates a request body or query. Checks its structure first: class-validator would create an
 * error for every unknown field and visit every item of a list, so an input with very many of them
 * is rejected before class-validator runs.
 */
class InputPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const result = this.check(value, metadata);
    if (metadata.type === 'body') noteCheckedBody(value, result);
    return result;
  }

  private async check(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (isBody(metadata.metatype)) {
      const flaws = shapeFlaws(value, metadata.metatype as Type<object>, ERRORS_WORDED_MAX);
      if (flaws.length >= ERRORS_WORDED_MAX || flaws.some((flaw) => flaw.context !== null))
        throw new InvalidInput(flaws.map(flawProblem));
    }
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

/**
 * Creates the pipe that validates every body and query by the decorators of its class. Only the
 * decorators of the fields convert values; implicit conversion by type is off.
 */
export const inputPipe = (): ValidationPipe =>
  new InputPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    transformOptions: { enableImplicitConversion: false, exposeUnsetFields: false },
    exceptionFactory: (errors) => new InvalidInput(inputProblems(errors)),
  });
