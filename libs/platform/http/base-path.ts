/**
 * Returns the path under which a reverse proxy serves the program: that of `PUBLIC_URL`, such as
 * `/tracker`, without a slash at the end; empty when the program has the whole host.
 */
export const basePathOf = (publicUrl: string): string =>
  new URL(publicUrl).pathname.replace(/\/+$/, '');

/**
 * Returns the URL of a request without the base path. A proxy may keep the base path or remove it;
 * a URL that does not begin with it stays as it is.
 */
export function withoutBasePath(url: string, basePath: string): string {
  if (basePath === '' || !url.startsWith(basePath)) return url;
  const rest = url.slice(basePath.length);
  if (rest.startsWith('/')) return rest;
  return rest === '' || rest.startsWith('?') ? `/${rest}` : url;
}

/**
 * Returns the value of a `Location` or `Link` header with the base path before each path of this
 * program.
 */
export const withBasePath = (header: string, basePath: string): string =>
  header.replace(/(^|<)\/(?!\/)/g, (_, before: string) => `${before}${basePath}/`);
