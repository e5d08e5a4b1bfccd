/**
 * Path under which a reverse proxy serves the program, such as `/tracker`; empty when the program
 * has the whole host. The server writes it into the page.
 */
export const basePath =
  globalThis.document?.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? '';

/** Returns the address of a path of the program, such as `/api/…`, for links and downloads. */
export const addressOf = (path: string): string => basePath + path;
