import type { Schema } from './api.js';

/** Error for a problem response of the server, or for a request without a response. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly problem: Schema<'ProblemView'> | null,
  ) {
    super(problem?.detail ?? (status === 0 ? 'no answer' : `HTTP ${status}`));
  }

  /** The problem code; `NO_ANSWER` when there was no response with one. */
  get code(): string {
    return this.problem?.code ?? 'NO_ANSWER';
  }
}

/** Whether an error is a problem with this code. */
export const isProblem = (error: unknown, code: string): error is ApiProblem =>
  error instanceof ApiProblem && error.code === code;

/**
 * Whether a repeated request could succeed, because the failure was not caused by the request
 * itself.
 */
export const mayPass = (error: unknown): boolean =>
  error instanceof ApiProblem &&
  (error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504);

/** Result of an openapi-fetch call. */
interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/**
 * The data of a successful response.
 * @throws ApiProblem for any other response and for none
 */
export async function dataOf<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await call.catch(() => {
    throw new ApiProblem(0, null);
  });
  if (!response.ok) throw new ApiProblem(response.status, isProblemDocument(error) ? error : null);
  return data as Data;
}

const isProblemDocument = (error: unknown): error is Schema<'ProblemView'> =>
  typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;
