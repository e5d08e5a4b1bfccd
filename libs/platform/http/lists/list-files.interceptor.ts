import {
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import { firstValueFrom, from, type Observable } from 'rxjs';
import type { Clock } from '../../clock/clock.js';
import type { Exports } from '../../export/exports.js';
import type { Language } from '../../language/language.js';
import { type RequestActor, type TrackerRequest, callerOf } from '../call.js';
import { LIMIT_MAX } from '../fields/paging.js';
import { InvalidInput } from '../input.js';
import { languageOf } from '../language.js';
import {
  type DescribedList,
  LIST_FORMATS,
  LIST_TYPES,
  type ListFormat,
} from './described-lists.js';
import type { ListItem } from './list-cells.js';
import type { ListVocabulary } from './list-vocabulary.js';
import { writeList } from './write-list.js';

/** A list that leaves as a file, for the audit log. */
export interface LeavingList {
  /** Path of the route with its parameters, such as `/api/projects`. */
  list: string;
  format: ListFormat;
  /** The filters of the request, and the parameters of its path. */
  filters: Readonly<Record<string, unknown>>;
}

/** What the interceptor takes from the rest of the program. */
export interface ListFileServices {
  /** Returns the lists of the API by the name of the method of their controller. */
  lists: () => ReadonlyMap<string, DescribedList>;
  vocabulary: ListVocabulary;
  exports: Exports;
  clock: Clock;
  /** Records in the audit log that a list leaves as a file. */
  record: (actor: RequestActor, leaving: LeavingList) => Promise<void>;
}

type Query = Record<string, unknown>;
interface Answered {
  items: readonly ListItem[];
  nextCursor?: string | null;
}

/**
 * Answers any list of the API as a file when the request has `?format=csv` or `?format=xlsx`. It
 * calls the method of the controller once for each page, with the filters of the request, so that
 * the file holds what the pages hold: no list needs code of its own, and none shows more in a file
 * than on its pages. Each page is read in a transaction of its own, and only when the client has
 * taken the page before.
 */
export class ListFilesInterceptor implements NestInterceptor {
  constructor(private readonly services: ListFileServices) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<TrackerRequest>();
    const query = request.query as Query | undefined;
    if (request.method !== 'GET' || query?.format === undefined) return next.handle();
    const list = this.services.lists().get(context.getHandler().name);
    if (!list || isOwn(list, query.format)) return next.handle();
    return from(this.answer(list, request, next));
  }

  private async answer(
    list: DescribedList,
    request: TrackerRequest,
    next: CallHandler,
  ): Promise<StreamableFile> {
    const { actor } = callerOf(request);
    const { format, language, filters } = askedOf(request);
    const pages = pagesOf(list, filters, (query) => {
      request.query = query;
      return firstValueFrom(next.handle() as Observable<Answered>);
    });
    // The first page is read before the answer begins, so that a request that is refused gets a
    // problem document and no file.
    const first = await pages.next();
    const stream = await this.services.exports.counted(actor.personId, async () => {
      await this.services.record(actor, {
        list: list.path,
        format,
        filters: { ...(request.params as Query), ...filters },
      });
      return writeList({
        format,
        language,
        vocabulary: this.services.vocabulary,
        columns: list.columns,
        pages: begunWith(first, pages),
      });
    });
    return new StreamableFile(stream, {
      type: LIST_TYPES[format],
      disposition: `attachment; filename="${nameOf(list.path)}_${this.services.clock.today()}.${format}"`,
    });
  }
}

/** Whether the route itself answers the format: one of its own, or its JSON under that name. */
const isOwn = ({ formats }: DescribedList, format: unknown): boolean =>
  formats.length < LIST_FORMATS.length && !formats.some((one) => one === format);

/**
 * Reads format and language of the file from the query, and returns the other parameters as
 * filters. The language is also noted for the controller, because items contain texts.
 * @throws InvalidInput
 */
function askedOf(request: TrackerRequest): {
  format: ListFormat;
  language: Language;
  filters: Query;
} {
  const { format, language, limit: _limit, cursor: _cursor, ...filters } = request.query as Query;
  const known = LIST_FORMATS.find((one) => one === format);
  if (known === undefined) throw notACode('format', LIST_FORMATS);
  if (language !== undefined && language !== 'zh' && language !== 'en')
    throw notACode('language', ['zh', 'en']);
  if (language !== undefined) request.headers['accept-language'] = language;
  return {
    format: known,
    language: languageOf(request.headers['accept-language']),
    filters,
  };
}

const notACode = (path: string, codes: readonly string[]): InvalidInput =>
  new InvalidInput([
    {
      path,
      code: 'NOT_A_CODE',
      message: { zh: '不在可用的代码之中', en: 'That is none of the codes' },
      accepted: { zh: codes.join('、'), en: codes.join(', ') },
    },
  ]);

/** Reads the pages of a list one after the other. */
async function* pagesOf(
  { paged }: DescribedList,
  filters: Query,
  read: (query: Query) => Promise<Answered>,
): AsyncGenerator<readonly ListItem[]> {
  let cursor: string | null = null;
  do {
    const { items, nextCursor }: Answered = await read({
      ...filters,
      ...(paged ? { limit: String(LIMIT_MAX) } : {}),
      ...(cursor === null ? {} : { cursor }),
    });
    yield items;
    cursor = paged ? (nextCursor ?? null) : null;
  } while (cursor !== null);
}

async function* begunWith<Page>(
  first: IteratorResult<Page>,
  others: AsyncGenerator<Page>,
): AsyncGenerator<Page> {
  if (!first.done) yield first.value;
  yield* others;
}

/** Returns the name of the file: the words of the path, without its parameters. */
const nameOf = (path: string): string =>
  path
    .split('/')
    .filter((part) => part !== '' && part !== 'api' && !part.startsWith('{'))
    .join('-');
