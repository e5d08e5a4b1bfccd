import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

const KEY = 'TESTKEY';
const SECRET = 'test/secret+with=signs';
const REGION = 'cn-test-1';

/** A server with the interface of Amazon S3 for one bucket, in memory. */
export interface ObjectServer {
  /** Address as the setting `FILES_URL` names it. */
  url: string;
  /** Objects by their path without the bucket. */
  objects: Map<string, Buffer>;
  /** Requests that were answered, as `METHOD path status`. */
  asked: string[];
  /** Status that is answered to every request instead; null for none. */
  failing: number | null;
  close(): Promise<void>;
}

/**
 * Starts the server. It checks each request's signature as the documentation of AWS Signature
 * Version 4 describes it, and the SHA-256 of what is written.
 */
export async function startObjectServer(): Promise<ObjectServer> {
  const server = createServer((request, reply) => {
    answer(state, request).then(
      ({ status, body = Buffer.alloc(0), bytes = body.length }) => {
        state.asked.push(`${request.method} ${request.url} ${status}`);
        finish(reply, { status, body, bytes });
      },
      () => reply.destroy(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const state: ObjectServer = {
    url: `http://${KEY}:${encodeURIComponent(SECRET)}@127.0.0.1:${port}/bucket/files?region=${REGION}`,
    objects: new Map(),
    asked: [],
    failing: null,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
  return state;
}

interface Answer {
  status: number;
  body?: Buffer;
  bytes?: number;
}

function finish(reply: ServerResponse, { status, body, bytes }: Required<Answer>): void {
  reply.writeHead(status, { 'content-length': bytes });
  reply.end(body);
}

async function answer(state: ObjectServer, request: IncomingMessage): Promise<Answer> {
  const body = await buffer(request);
  if (state.failing !== null) return { status: state.failing };
  const stated = String(request.headers['x-amz-content-sha256']);
  if (request.headers.authorization !== authorization(request, stated)) return { status: 403 };
  const path = String(request.url).replace(/^\/bucket\//, '');
  const found = state.objects.get(path);
  switch (request.method) {
    case 'PUT':
      if (stated !== createHash('sha256').update(body).digest('hex')) return { status: 400 };
      if (request.headers['transfer-encoding'] !== undefined) return { status: 411 };
      state.objects.set(path, body);
      return { status: 200 };
    case 'HEAD':
      return found ? { status: 200, bytes: found.length } : { status: 404 };
    case 'GET':
      return found ? { status: 200, body: found } : { status: 404 };
    case 'DELETE':
      state.objects.delete(path);
      return { status: 204 };
    default:
      return { status: 405 };
  }
}

const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

/** Returns the header `Authorization` that a request must have. */
function authorization(request: IncomingMessage, contentHash: string): string {
  const given = String(request.headers.authorization);
  const signed = /SignedHeaders=([^,]*)/.exec(given)?.[1] ?? '';
  const at = String(request.headers['x-amz-date']);
  const scope = `${at.slice(0, 8)}/${REGION}/s3/aws4_request`;
  const canonical = [
    request.method,
    request.url,
    '',
    ...signed.split(';').map((name) => `${name}:${String(request.headers[name])}`),
    '',
    signed,
    contentHash,
  ].join('\n');
  const text = [
    'AWS4-HMAC-SHA256',
    at,
    scope,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  const key = ['s3', 'aws4_request'].reduce(
    hmac,
    hmac(hmac(`AWS4${SECRET}`, at.slice(0, 8)), REGION),
  );
  return `AWS4-HMAC-SHA256 Credential=${KEY}/${scope}, SignedHeaders=${signed}, Signature=${hmac(key, text).toString('hex')}`;
}
