import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { DiskRoom } from '../disk/disk-room.js';
import type { Log } from '../logging/log.js';
import { problemDocumentOf } from '../problem/problem-document.js';
import { Problem } from '../problem/problem.js';
import { problemOfDatabaseError } from '../database/database-problem.js';
import type { ProblemCode } from '../problem/declared-problems.js';
import { bodyBytesOf } from './admission/request-bounds.js';
import { accessOf } from './admission/route-access.js';
import type { TrackerReply, TrackerRequest } from './call.js';
import { InvalidInput, wordInput } from './input.js';
import { languageOf } from './language.js';
import { loggedPath } from './logged-path.js';

/** Records that a request was rejected; never throws. */
export interface ProblemRecorder {
  record(request: TrackerRequest, problem: Problem): Promise<void>;
}

/**
 * Converts every exception to an error response (RFC 9457) in the client's language, without
 * internal details.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly methodsOf: (path: string) => readonly string[],
    private readonly recorder: ProblemRecorder,
    private readonly room: DiskRoom,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<TrackerRequest>();
    const reply = http.getResponse<TrackerReply>();
    const language = languageOf(request.headers['accept-language']);
    this.room.note(error);
    const problem = this.problemOf(error, request, reply, language);
    const document = problemDocumentOf(problem, language, request.id);
    if (document.status >= 500)
      this.log.error(
        { err: error, requestId: request.id, path: loggedPath(request.url) },
        document.status === 500 ? 'request.failed' : 'request.unavailable',
      );
    if (document.status < 500) await this.recorder.record(request, problem);
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    if (typeof problem.facts['seconds'] === 'number')
      void reply.header('Retry-After', problem.facts['seconds']);
    if (document.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
    void reply
      .code(document.status)
      .header('X-Request-Id', request.id)
      .header('Content-Language', language)
      .header('Cache-Control', 'no-store')
      .type('application/problem+json')
      .send(JSON.stringify(document));
  }

  private problemOf(
    error: unknown,
    request: TrackerRequest,
    reply: TrackerReply,
    language: 'zh' | 'en',
  ): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof InvalidInput) return wordInput(error, language);
    if (error instanceof HttpException) return this.problemOfHttp(error, request, reply);
    return problemOfDatabaseError(error) ?? new Problem('INTERNAL', { requestId: request.id });
  }

  private problemOfHttp(
    error: HttpException,
    request: TrackerRequest,
    reply: TrackerReply,
  ): Problem {
    const status = error.getStatus();
    if (status === 404) {
      const methods = this.methodsOf(request.url.split('?')[0] ?? '').filter(
        (method) => method !== request.method,
      );
      if (methods.length === 0) return new Problem('ROUTE_NOT_FOUND');
      void reply.header('Allow', methods.join(', '));
      return new Problem('METHOD_NOT_ALLOWED');
    }
    const code: ProblemCode =
      CODE_OF_STATUS[status] ?? (status < 500 ? 'REQUEST_MALFORMED' : 'INTERNAL');
    return new Problem(
      code === 'REQUEST_MALFORMED' && isAboutBody(error) ? 'BODY_MALFORMED' : code,
      { limit: bodyBytesOf(accessOf(request)), requestId: request.id },
    );
  }
}

const CODE_OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  401: 'NOT_SIGNED_IN',
  403: 'FORBIDDEN',
  405: 'METHOD_NOT_ALLOWED',
  413: 'BODY_TOO_LARGE',
  415: 'MEDIA_TYPE',
  503: 'SERVICE_UNAVAILABLE',
};

const isAboutBody = (error: HttpException): boolean =>
  error.cause instanceof SyntaxError ||
  /^FST_ERR_CTP_/.test(String((error.cause as { code?: unknown } | undefined)?.code ?? ''));
