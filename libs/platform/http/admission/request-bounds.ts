import { Problem } from '../../problem/problem.js';
import type { TrackerRequest } from '../call.js';
import { accessOf } from './route-access.js';

/** Largest size in bytes of a JSON body on a route that needs a session or token. */
export const BODY_BYTES_MAX = 1_048_576;
/** Largest size in bytes of a JSON body on a route that needs no session. */
export const OPEN_BODY_BYTES_MAX = 8_192;
/** Largest size in bytes of a form apart from its file: about twenty fields with their headers. */
const FORM_BYTES_MAX = 65_536;
/**
 * Largest length in bytes of a request's URL. The longest URLs of the web app have a page cursor of
 * 1,500 characters and some filters.
 */
export const ADDRESS_BYTES_MAX = 6_000;
/** Largest number of parameters in a query string. */
export const QUERY_FIELDS_MAX = 60;
/** Largest number of header lines in a request. */
export const HEADERS_MAX = 100;

const isForm = (request: TrackerRequest): boolean =>
  /^multipart\//i.test(request.headers['content-type'] ?? '');

/**
 * Returns the largest size in bytes of a JSON body on a route.
 * @param open rate limit of a route that needs no session; undefined for a route that needs one
 */
export const bodyBytesOf = ({ open }: { open?: unknown }): number =>
  open === undefined ? BODY_BYTES_MAX : OPEN_BODY_BYTES_MAX;

/** Returns whether the headers say that the request has a body. */
export const announcesBody = ({ headers }: Pick<TrackerRequest, 'headers'>): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Checks the number of headers, the length of the URL and the number of query parameters. The total
 * size of the headers is limited by Node's HTTP parser.
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
 * Checks the size and type of a body that the headers state, before the body is read. A JSON body
 * without a stated length is limited while it arrives instead.
 * @throws Problem BODY_TOO_LARGE, BODY_LENGTH_REQUIRED, MEDIA_TYPE
 */
export function checkAnnouncedBody(request: TrackerRequest): void {
  const access = accessOf(request);
  const announced = Number(request.headers['content-length'] ?? 0);
  const limit =
    isForm(request) && access.fileBytes !== undefined
      ? access.fileBytes + FORM_BYTES_MAX
      : bodyBytesOf(access);
  if (announced > limit)
    throw new Problem('BODY_TOO_LARGE', {
      limit: isForm(request) ? (access.fileBytes ?? limit) : limit,
    });
  if (!isForm(request)) return;
  if (access.fileBytes === undefined) throw new Problem('MEDIA_TYPE');
  // The form parser limits the size of each part of a form, but not of the bytes between parts.
  // Only the total length limits these, so it must be stated.
  if (request.headers['content-length'] === undefined) throw new Problem('BODY_LENGTH_REQUIRED');
}
