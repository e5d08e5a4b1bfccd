import type { Schema } from './api.js';

/** What the server answered instead of the thing asked for, or that it did not answer at all. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly problem: Schema<'ProblemView'> | null,
  ) {
    super(problem?.detail ?? (status === 0 ? 'no answer' : `HTTP ${status}`));
  }

  /** Code of the refusal; `NO_ANSWER` when there was no answer that says one. */
  get code(): string {
    return this.problem?.code ?? 'NO_ANSWER';
  }
}

/** Whether a failure carries a certain code. */
export const isProblem = (error: unknown, code: string): error is ApiProblem =>
  error instanceof ApiProblem && error.code === code;

/** Whether asking again might help: nothing was wrong with the question. */
export const mayPass = (error: unknown): boolean =>
  error instanceof ApiProblem &&
  (error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504);

/** What an openapi-fetch call resolves with. */
interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The data of an answer. @throws ApiProblem for every refusal and for no answer at all. */
export async function dataOf<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await call.catch(() => {
    throw new ApiProblem(0, null);
  });
  if (!response.ok) throw new ApiProblem(response.status, isProblemDocument(error) ? error : null);
  return data as Data;
}

const isProblemDocument = (error: unknown): error is Schema<'ProblemView'> =>
  typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;
