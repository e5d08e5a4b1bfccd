import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { Problem } from '../problem/index.js';

/** Time in ms within which the store has to begin to answer. */
const ANSWER_MS = 20_000;
/** Time in ms within which a file has to be written to the store. */
const WRITE_MS = 900_000;
/** Further attempts after an answer of 5xx or 429. */
const RETRIES = 2;

interface Asked {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  body?: Blob;
  withinMs?: number;
}

/**
 * A store of objects with the interface of Amazon S3. Each object stands under a base address, which
 * names the bucket as part of the host or of the path. Requests are signed (AWS Signature Version 4)
 * and redirects are refused, because a signature is valid for one address.
 */
export class ObjectStore {
  private constructor(
    private readonly base: string,
    private readonly client: AwsClient,
  ) {}

  /**
   * Opens the store of an address such as `https://KEY:SECRET@s3.example/bucket/prefix?region=x`.
   * Without a region, the one that S3-compatible servers accept by default is used.
   */
  static of(address: string): ObjectStore {
    const url = new URL(address);
    const region = url.searchParams.get('region') ?? 'us-east-1';
    const client = new AwsClient({
      accessKeyId: decodeURIComponent(url.username),
      secretAccessKey: decodeURIComponent(url.password),
      service: 's3',
      region,
      retries: RETRIES,
    });
    return new ObjectStore(`${url.origin}${url.pathname.replace(/\/*$/, '/')}`, client);
  }

  /**
   * Returns the size of an object in bytes; null when there is none.
   * @throws Problem FILES_UNAVAILABLE
   */
  async sizeOf(key: string): Promise<number | null> {
    const answer = await this.ask(key, { method: 'HEAD' });
    if (answer.status === 404) return null;
    return Number(expectOk(answer).headers.get('content-length'));
  }

  /**
   * Writes a file as an object. The store compares what arrives with the SHA-256, and has the object
   * whole or not at all.
   * @throws Problem FILES_UNAVAILABLE
   */
  async put(key: string, path: string, sha256: string): Promise<void> {
    const answer = await this.ask(key, {
      method: 'PUT',
      headers: { 'x-amz-content-sha256': sha256 },
      body: await openAsBlob(path),
      withinMs: WRITE_MS,
    });
    await expectOk(answer).arrayBuffer();
  }

  /**
   * Opens an object for reading; null when there is none of this size.
   * @throws Problem FILES_UNAVAILABLE
   */
  async get(key: string, bytes: number): Promise<Readable | null> {
    const answer = await this.ask(key, { method: 'GET' });
    if (answer.status === 404) {
      await answer.body?.cancel();
      return null;
    }
    const { headers, body } = expectOk(answer);
    if (Number(headers.get('content-length')) === bytes && body)
      return Readable.fromWeb(body as ReadableStream<Uint8Array>);
    await body?.cancel();
    return bytes === 0 ? Readable.from([]) : null;
  }

  /** Deletes an object, if there is one. */
  async remove(key: string): Promise<void> {
    await (await this.ask(key, { method: 'DELETE' })).arrayBuffer();
  }

  /**
   * Sends a request. Waits a limited time for the answer to begin; what follows may take longer.
   * @throws Problem FILES_UNAVAILABLE when the store does not answer
   */
  private async ask(key: string, { withinMs = ANSWER_MS, ...asked }: Asked): Promise<Response> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), withinMs);
    try {
      return await this.client.fetch(`${this.base}${key}`, {
        ...asked,
        redirect: 'manual',
        signal: stop.signal,
      });
    } catch (error) {
      throw unavailable(stop.signal.aborted ? 'no answer' : reasonOf(error));
    } finally {
      clearTimeout(timer);
    }
  }
}

const expectOk = (answer: Response): Response => {
  if (answer.ok) return answer;
  void answer.body?.cancel();
  throw unavailable(`HTTP ${answer.status}`);
};

const unavailable = (why: string): Problem => new Problem('FILES_UNAVAILABLE', { why });

/** Returns the code of a failed connection, such as ECONNREFUSED. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code ?? (error instanceof Error ? error.name : 'unknown');
}
