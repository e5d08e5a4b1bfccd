import fc from 'fast-check';
import type { DescribedRoute, Parameter } from './described-routes.js';
import { HOSTILE, spoilt, type Values } from './values.js';

/** A random request as it is sent. */
export interface FuzzedRequest {
  method: string;
  /** Path with its query string, URL-encoded. */
  path: string;
  headers: Record<string, string>;
  /** Body as it is sent; null when there is none. */
  body: string | null;
  /**
   * Content of the form field `file`, sent instead of the body to routes that take a file; null for
   * other routes.
   */
  file: string | null;
}

const HOSTILE_TEXTS = HOSTILE.filter((value): value is string => typeof value === 'string');
const RAW_BODIES = [
  '',
  '{',
  '[',
  'null',
  '7',
  '"a"',
  '[]',
  '{}',
  '{"a":1e400}',
  '\ufeff{}',
  '{"__proto__":{"a":1}}',
  '{"a":1,"a":2}',
  '\u0000',
  '[[[['.repeat(100),
];
const MEDIA_TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'application/xml',
  'text/plain',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'x',
  'application/x-www-form-urlencoded',
];
const HEADERS: readonly Record<string, string>[] = [
  { 'idempotency-key': 'k'.repeat(300) },
  { 'idempotency-key': ' ' },
  { 'if-match': '*' },
  { 'if-match': '"' },
  { 'if-match': '"0", "1"' },
  { 'if-match': `"${'9'.repeat(60)}"` },
  { 'accept-language': 'x'.repeat(4_000) },
  { 'accept-language': 'en;q=9,*;q=nan' },
  { 'x-request-id': '../' },
  { authorization: 'Bearer ' },
  { authorization: `Bearer ${'a'.repeat(3_000)}` },
  { authorization: 'Basic YTpi' },
  { cookie: 'tracker_session=' },
  { cookie: `tracker_session=${'%'.repeat(50)}; ; =` },
  { 'x-forwarded-for': '::1, 1.2.3.4.5' },
  { 'x-csrf-token': 'x' },
  { accept: 'x/y;q=' },
  { range: 'bytes=9-1' },
];

/**
 * Generates requests to a route: about a quarter are valid according to the API description, the
 * others are invalid in one part (path, query, body, media type or headers).
 */
export function requestsTo(route: DescribedRoute, values: Values): fc.Arbitrary<FuzzedRequest> {
  const part = fc.constantFrom('none', 'none', 'path', 'query', 'body', 'body', 'raw', 'headers');
  return part
    .chain((hostile) =>
      fc.record({
        path: pathOf(route, values, hostile === 'path'),
        query: queryOf(route, values, hostile === 'query'),
        headers: headersOf(route, hostile === 'headers'),
        body: bodyOf(route, values, hostile),
        mediaType:
          hostile === 'raw' ? fc.constantFrom(...MEDIA_TYPES) : fc.constant('application/json'),
      }),
    )
    .map(({ path, query, headers, body, mediaType }) => ({
      method: route.method,
      path: query === '' ? path : `${path}?${query}`,
      headers: body.text === null ? headers : { 'content-type': mediaType, ...headers },
      body: body.text,
      file: body.file,
    }));
}

/**
 * Replaces an unpaired half of a surrogate pair, which cannot be encoded as UTF-8, by the
 * replacement character.
 */
const wellFormed = (text: string): string => Buffer.from(text).toString();

const encoded = (value: unknown): string =>
  encodeURIComponent(wellFormed(typeof value === 'object' ? JSON.stringify(value) : String(value)));

function pathOf(
  { path, parameters }: DescribedRoute,
  values: Values,
  hostile: boolean,
): fc.Arbitrary<string> {
  const named = parameters.filter((one) => one.in === 'path');
  const made = named.map(({ name, schema }) => {
    if (hostile)
      return fc
        .constantFrom(...HOSTILE_TEXTS, '%00', '%zz', '..%2f..')
        .map((text) =>
          text.startsWith('%') || text.startsWith('..%') ? text : encoded(text) || '%20',
        );
    return (
      name.toLowerCase().endsWith('id') ? values.id : fc.oneof(values.id, values.of(schema))
    ).map((value) => encoded(value) || '%20');
  });
  return fc
    .tuple(...made)
    .map((texts) =>
      named.reduce(
        (address, { name }, index) => address.replace(`{${name}}`, () => texts[index] ?? ''),
        path,
      ),
    );
}

function queryOf(
  { parameters }: DescribedRoute,
  values: Values,
  hostile: boolean,
): fc.Arbitrary<string> {
  const named = parameters.filter((one) => one.in === 'query');
  const wanted = fc
    .tuple(...named.map((one) => wantedParameter(one, values)))
    .map((parts) => parts.filter(Boolean).join('&'));
  if (!hostile) return wanted;
  const name = fc.constantFrom(
    ...named.map((one) => one.name),
    'limit',
    'cursor',
    'nobody',
    'limit[]',
    '__proto__',
  );
  const spoiling = fc
    .tuple(name, fc.constantFrom(...HOSTILE), fc.constantFrom(1, 1, 2, 40))
    .map(([key, value, times]) =>
      Array.from({ length: times }, () => `${encodeURIComponent(key)}=${encoded(value)}`).join('&'),
    );
  return fc.tuple(wanted, spoiling).map((parts) => parts.filter(Boolean).join('&'));
}

function wantedParameter(
  { name, schema, required }: Parameter,
  values: Values,
): fc.Arbitrary<string> {
  const value = /id$/i.test(name) ? fc.oneof(values.id, values.of(schema)) : values.of(schema);
  return fc
    .tuple(value, fc.boolean())
    .map(([made, given]) => (given || required === true ? `${name}=${encoded(made)}` : ''));
}

function headersOf(
  { method, parameters }: DescribedRoute,
  hostile: boolean,
): fc.Arbitrary<Record<string, string>> {
  const etag: Record<string, string> =
    parameters.some((one) => one.name === 'If-Match') && method !== 'GET'
      ? { 'if-match': '"1"' }
      : {};
  return (hostile ? fc.constantFrom(...HEADERS) : fc.constant({})).map((headers) => ({
    ...etag,
    ...headers,
  }));
}

function bodyOf(
  { body, method }: DescribedRoute,
  values: Values,
  hostile: string,
): fc.Arbitrary<{ text: string | null; file: string | null }> {
  if (method === 'GET') return fc.constant({ text: null, file: null });
  if (hostile === 'raw')
    return fc.constantFrom(...RAW_BODIES).map((text) => ({ text, file: null }));
  if (!body)
    return hostile === 'body'
      ? fc.constantFrom(...HOSTILE).map(asText)
      : fc.constant({ text: null, file: null });
  if (body.mediaType.startsWith('multipart/'))
    return fc
      .oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.string())
      .map((file) => ({ text: null, file: wellFormed(file) }));
  const wanted = values.of(body.schema);
  return (hostile === 'body' ? spoilt(wanted) : wanted).map(asText);
}

const asText = (value: unknown): { text: string; file: null } => ({
  text: JSON.stringify(value),
  file: null,
});
