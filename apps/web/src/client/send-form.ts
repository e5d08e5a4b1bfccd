import { headersFor } from './api.js';
import { addressOf } from './base-path.js';
import { dataOf } from './problem.js';

/** Options of {@link sendForm}, which sends a form with a file. */
interface FormOptions {
  headers: Record<string, string>;
  /**
   * Called repeatedly during the upload with the part of the form that has been sent so far, in
   * whole per cent.
   */
  onProgress: (percent: number) => void;
  /** When this signal is aborted, the request is cancelled. */
  signal: AbortSignal;
}

/**
 * Sends a form with a file and returns the response data. Unlike `fetch`, this function can report
 * how much of the form has been sent.
 * @throws ApiProblem for any other response, or when there is no response
 */
export function sendForm<Data>(
  path: string,
  form: FormData,
  { headers, onProgress, signal }: FormOptions,
): Promise<Data> {
  const request = new XMLHttpRequest();
  request.open('POST', addressOf(path));
  const all = { ...headersFor('POST'), ...headers };
  for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value);
  request.upload.addEventListener('progress', ({ loaded, total }) =>
    onProgress(Math.floor((100 * loaded) / total)),
  );
  signal.addEventListener('abort', () => request.abort());
  const answered = new Promise<Response>((resolve, reject) => {
    request.addEventListener('load', () =>
      resolve(new Response(request.responseText, { status: request.status })),
    );
    for (const end of ['error', 'abort', 'timeout'])
      request.addEventListener(end, () => reject(new Error(end)));
  });
  request.send(form);
  return dataOf(
    answered.then(async (response) => {
      const body: unknown = await response.json();
      return response.ok ? { data: body as Data, response } : { error: body, response };
    }),
  );
}
