import { Problem } from '#platform';
import type { TrackerRequest } from '../call.js';
import { accessOf } from './route-access.js';

/** Size limit in bytes of a body from a signed-in caller. */
export const BODY_BYTES_MAX = 1_048_576;
/** Size limit in bytes of a body on a route that needs no session. */
export const OPEN_BODY_BYTES_MAX = 8_192;
/** Size limit of a form without its file: twenty fields with their headers. */
const FORM_BYTES_MAX = 65_536;
/**
 * Size limit in bytes of a request's URL. The longest that the web app uses have a cursor of 1,500
 * characters and some filters.
 */
export const ADDRESS_BYTES_MAX = 6_000;
/** Most parameters in a query string. */
export const QUERY_FIELDS_MAX = 60;
/** Most header lines of a request. */
export const HEADERS_MAX = 100;

const isForm = (request: TrackerRequest): boolean =>
  /^multipart\//i.test(request.headers['content-type'] ?? '');

/**
 * Size limit in bytes of a JSON body on a route.
 * @param access access options of the route
 */
export const bodyBytesOf = ({ open }: { open?: unknown }): number =>
  open === undefined ? BODY_BYTES_MAX : OPEN_BODY_BYTES_MAX;

/** Whether the headers announce a body. */
export const announcesBody = ({ headers }: Pick<TrackerRequest, 'headers'>): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Checks the head of a request, except for its total size, which Node's HTTP parser limits.
 * @throws Problem HEADERS_TOO_LARGE, ADDRESS_TOO_LONG, QUERY_TOO_WIDE
 */
export function checkHead(request: TrackerRequest): void {
  if (request.raw.rawHeaders.length / 2 > HEADERS_MAX) throw new Problem('HEADERS_TOO_LARGE');
  if (request.url.length > ADDRESS_BYTES_MAX)
    throw new Problem('ADDRESS_TOO_LONG', { limit: ADDRESS_BYTES_MAX });
  const fields = request.url.includes('?')
    ? request.url.split('&', QUERY_FIELDS_MAX + 1).length
    : 0;
  if (fields > QUERY_FIELDS_MAX) throw new Problem('QUERY_TOO_WIDE', { limit: QUERY_FIELDS_MAX });
}

/**
 * Checks a body by its headers. A body without a stated length is counted while it arrives.
 * @throws Problem BODY_TOO_LARGE, BODY_LENGTH_REQUIRED, MEDIA_TYPE
 */
export function checkAnnouncedBody(request: TrackerRequest): void {
  const access = accessOf(request);
  const announced = Number(request.headers['content-length'] ?? 0);
  const limit =
    isForm(request) && access.fileBytes !== undefined
      ? access.fileBytes + FORM_BYTES_MAX
      : bodyBytesOf(access);
  if (announced > limit) throw new Problem('BODY_TOO_LARGE', { limit });
  if (!isForm(request)) return;
  if (access.fileBytes === undefined) throw new Problem('MEDIA_TYPE');
  // The form reader limits each part, but not what stands between the parts; the total length does.
  if (request.headers['content-length'] === undefined) throw new Problem('BODY_LENGTH_REQUIRED');
}
