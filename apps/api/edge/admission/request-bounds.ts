import { Refusal } from '#platform';
import type { TrackerRequest } from '../call.js';
import { accessOf } from './route-access.js';

/** Most that a body of somebody may weigh who is signed in, in bytes. */
export const BODY_BYTES_MAX = 1_048_576;
/** Most that a body may weigh on a route that anybody may ask, in bytes. */
export const OPEN_BODY_BYTES_MAX = 8_192;
/** What a form may weigh besides its file: twenty fields with their headers. */
const FORM_BYTES_MAX = 65_536;
/** Most bytes of an address; the longest of ours carry a cursor of 1,500 characters and some filters. */
export const ADDRESS_BYTES_MAX = 6_000;
/** Most fields of a query. */
export const QUERY_FIELDS_MAX = 60;
/** Most header lines of a request. */
export const HEADERS_MAX = 100;

const isForm = (request: TrackerRequest): boolean =>
  /^multipart\//i.test(request.headers['content-type'] ?? '');

/**
 * Most that the body of a route may weigh as JSON, in bytes.
 * @param access what is known of the route
 */
export const bodyBytesOf = ({ open }: { open?: unknown }): number =>
  open === undefined ? BODY_BYTES_MAX : OPEN_BODY_BYTES_MAX;

/** Whether a request says that a body follows. */
export const announcesBody = ({ headers }: Pick<TrackerRequest, 'headers'>): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Bounds the head of a request beyond its bytes, which the HTTP parser bounds. @throws Refusal HEADERS_TOO_LARGE, ADDRESS_TOO_LONG, QUERY_TOO_WIDE */
export function checkHead(request: TrackerRequest): void {
  if (request.raw.rawHeaders.length / 2 > HEADERS_MAX) throw new Refusal('HEADERS_TOO_LARGE');
  if (request.url.length > ADDRESS_BYTES_MAX)
    throw new Refusal('ADDRESS_TOO_LONG', { limit: ADDRESS_BYTES_MAX });
  const fields = request.url.includes('?')
    ? request.url.split('&', QUERY_FIELDS_MAX + 1).length
    : 0;
  if (fields > QUERY_FIELDS_MAX) throw new Refusal('QUERY_TOO_WIDE', { limit: QUERY_FIELDS_MAX });
}

/**
 * Refuses a body by what its head says of it. One that says nothing is counted as it arrives.
 * @throws Refusal BODY_TOO_LARGE, BODY_LENGTH_REQUIRED, MEDIA_TYPE
 */
export function checkAnnouncedBody(request: TrackerRequest): void {
  const access = accessOf(request);
  const announced = Number(request.headers['content-length'] ?? 0);
  const limit =
    isForm(request) && access.fileBytes !== undefined
      ? access.fileBytes + FORM_BYTES_MAX
      : bodyBytesOf(access);
  if (announced > limit) throw new Refusal('BODY_TOO_LARGE', { limit });
  if (!isForm(request)) return;
  if (access.fileBytes === undefined) throw new Refusal('MEDIA_TYPE');
  // The reader of forms bounds each part, and this what lies between them.
  if (request.headers['content-length'] === undefined) throw new Refusal('BODY_LENGTH_REQUIRED');
}
