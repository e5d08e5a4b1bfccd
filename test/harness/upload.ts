import type { ApiClient, Answered } from './api-client.js';

interface Upload {
  file: { name: string; bytes: Uint8Array | string } | null;
  fields?: Record<string, string> | undefined;
  headers?: Record<string, string> | undefined;
}

/** Sends a multipart form with one file and some fields, as a browser does. */
export function uploadTo(
  client: ApiClient,
  path: string,
  { file, fields = {}, headers = {} }: Upload,
): Promise<Answered> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (file) form.append('file', new Blob([file.bytes]), file.name);
  return client.send('POST', path, undefined, { form, headers });
}
