import { dataOf } from './problem.js';

/** The data of an answer with the tag that an edit of it must repeat. @throws ApiProblem as {@link dataOf} does. */
export async function taggedOf<Data extends object>(
  call: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data & { etag: string }> {
  const data = await dataOf(call);
  const { response } = await call;
  return { ...data, etag: response.headers.get('etag') ?? '' };
}
