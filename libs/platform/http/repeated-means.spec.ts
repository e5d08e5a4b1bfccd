import { Body, Controller, Get, Module, Param, Put } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RepeatableRequest } from '#platform/database';
import { Problem } from '#platform/problem';
import type { TrackerRequest } from './call.js';
import { IfMatch, Versioned, versioned } from './etag.js';
import { FenField, IdField, TextField } from './fields/index.js';
import { Idempotent } from './idempotent.js';
import { InvalidInput, inputPipe } from './input.js';
import { LocatedAt } from './located-at.js';
import { RecordIdPipe } from './record-id.js';

const ID = '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10';

class EntryBody {
  @TextField({ max: 50 }) reason: string;
  @FenField() amountFen: bigint;
  @IdField({ optional: true }) documentId?: string | null;
}

interface Entry {
  name: string;
  version: number;
  request: RepeatableRequest | null;
}

@Controller('entries')
class EntriesController {
  @Put(':id')
  @Versioned()
  @LocatedAt(({ name }: Entry) => `/entries/${name}`)
  change(
    @IfMatch() version: number,
    @Idempotent('entry.change') request: RepeatableRequest | null,
    @Param('id', RecordIdPipe) id: string,
    @Body() _: EntryBody,
  ): Entry {
    return { name: id, version: version + 1, request };
  }

  @Get('unnumbered')
  @Versioned()
  read(): object {
    return versioned({ name: 'a' }, 4);
  }
}

@Module({ controllers: [EntriesController] })
class EntriesModule {}

describe('what a handler is given and answers', () => {
  let app: NestFastifyApplication;
  const put = async (headers: Record<string, string>, payload: object = {}) => {
    const {
      statusCode,
      headers: answered,
      body,
    } = await app.inject({
      method: 'PUT',
      url: `/entries/${ID.toUpperCase()}`,
      headers,
      payload,
    });
    return { statusCode, headers: answered, body: JSON.parse(body) as Entry & { code: string } };
  };
  const good = { amountFen: '125', reason: ' because ' };

  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(EntriesModule, new FastifyAdapter(), {
      logger: false,
    });
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRequest', (request, _, done) => {
        (request as TrackerRequest).caller = { actor: { personId: 'p1' } } as never;
        done();
      });
    app.useGlobalPipes(inputPipe());
    app.useGlobalFilters({
      catch: (error, host) => {
        const code = error instanceof InvalidInput ? 'VALIDATION_FAILED' : (error as Problem).code;
        void host.switchToHttp().getResponse().code(400).send({ code });
      },
    });
    await app.init();
  });
  afterAll(() => app.close());

  it('knows a repetition by the path and the body as validated, in the order of the request', async () => {
    const { body } = await put({ 'if-match': '"v1"', 'idempotency-key': 'k' }, good);
    expect(JSON.stringify(body.request)).toBe(
      JSON.stringify({
        key: 'k',
        actorId: 'p1',
        action: 'entry.change',
        body: { id: ID, amountFen: '125', reason: 'because' },
      }),
    );
  });

  it('asks for no key', async () =>
    expect((await put({ 'if-match': '"v1"' }, good)).body.request).toBeNull());

  it('sends the version and the place of what it answers', async () => {
    const { headers } = await put({ 'if-match': '"v1"' }, good);
    expect(headers).toMatchObject({ etag: '"v2"', location: `/entries/${ID}` });
  });

  it('sends a version that the answer does not show', async () => {
    const { headers, body } = await app.inject({ url: '/entries/unnumbered' });
    expect(headers.etag).toBe('"v4"');
    expect(JSON.parse(body)).toEqual({ name: 'a' });
  });

  it.each([
    ['what is wrong with the body before a missing version', {}, {}, 'VALIDATION_FAILED'],
    ['a missing version', {}, good, 'IF_MATCH_REQUIRED'],
    ['a version that was never given', { 'if-match': '"3"' }, good, 'EDIT_STALE'],
    [
      'a key that is none',
      { 'if-match': '"v1"', 'idempotency-key': 'ü' },
      good,
      'IDEMPOTENCY_KEY_INVALID',
    ],
  ])('says %s', async (_, headers, body, code) =>
    expect((await put(headers as Record<string, string>, body)).body.code).toBe(code),
  );
});
