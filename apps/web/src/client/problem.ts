import type { Schema } from './api.js';

/**
 * Error of an API request. `problem` is the server's description of the error, or null when there
 * was no response with such a description.
 */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly problem: Schema<'ProblemView'> | null,
  ) {
    super(problem?.detail ?? (status === 0 ? 'no answer' : `HTTP ${status}`));
  }

  /** Code of the server's problem description; `NO_ANSWER` when there was none. */
  get code(): string {
    return this.problem?.code ?? 'NO_ANSWER';
  }
}

/** Checks whether an error is an API problem with this code. */
export const isProblem = (error: unknown, code: string): error is ApiProblem =>
  error instanceof ApiProblem && error.code === code;

/**
 * Checks whether repeating the request could succeed: there was no response, or the server was not
 * available.
 */
export const mayPass = (error: unknown): boolean =>
  error instanceof ApiProblem &&
  (error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504);

/** Result of a request made with the library openapi-fetch. */
interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * Returns the data of a successful response.
 * @throws ApiProblem for any other response, or when there is no response
 */
export async function dataOf<Data>(call: Promise<Answer<Data>>): Promise<Exclude<Data, string>> {
  const { data, error, response } = await call.catch(() => {
    throw new ApiProblem(0, null);
  });
  if (!response.ok) throw new ApiProblem(response.status, isProblemDocument(error) ? error : null);
  // Responses of type text are files, which only some routes return and only when a file was
  // requested. Callers of this function do not request one, so `string` is removed from the type.
  return data as Exclude<Data, string>;
}

const isProblemDocument = (error: unknown): error is Schema<'ProblemView'> =>
  typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;
