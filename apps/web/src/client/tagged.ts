import { dataOf } from './problem.js';

/**
 * Returns the data of a successful response with its ETag, which a later change has to send.
 * @throws ApiProblem like {@link dataOf}
 */
export async function taggedOf<Data extends object>(
  call: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data & { etag: string }> {
  const data = await dataOf(call);
  const { response } = await call;
  return { ...data, etag: response.headers.get('etag') ?? '' };
}

/** Returns the ETag of a version of a record that the API numbers. */
export const etagOf = (version: number): string => `"v${version}"`;
