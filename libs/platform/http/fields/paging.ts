import { type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { decodeCursor, keyPart, type KeyOf, type KeyShape } from '../cursor.js';
import { field } from './field.js';
import { WholeField } from './fields.js';

export const LIMIT_DEFAULT = 50;
export const LIMIT_MAX = 200;

/** Declares the query parameter with the number of items per page. */
export const LimitField = (): PropertyDecorator =>
  WholeField({
    min: 1,
    max: LIMIT_MAX,
    optional: true,
    nullable: false,
    example: LIMIT_DEFAULT,
    description: `Items per page, ${LIMIT_DEFAULT} unless given`,
  });

/**
 * Declares the query parameter with the position of the next page: the `nextCursor` of the previous
 * response. If a shape is given, the cursor is converted to the sort key of the last item of the
 * previous page.
 * @throws Problem CURSOR_INVALID when validated, for a cursor that was issued for another list
 */
export const CursorField = (shape?: KeyShape): PropertyDecorator =>
  field<unknown>(
    {
      code: 'CURSOR_INVALID',
      message: {
        zh: '翻页游标无效，请从第一页开始',
        en: 'The cursor is not one of ours; start from the first page',
      },
      accepted: { zh: '上一页返回的 nextCursor', en: 'the nextCursor of the page before' },
      read: (raw) => {
        if (typeof raw !== 'string' || !/^[A-Za-z0-9_-]{1,1500}$/.test(raw)) return undefined;
        return shape ? decodeCursor(raw, shape) : raw;
      },
      schema: { type: 'string', description: 'The nextCursor of the page before' },
    },
    { optional: true, nullable: false },
  );

/**
 * Query parameters of a list that is read page by page and whose sort key depends on another
 * parameter. The cursor is therefore decoded by the code that knows that parameter. Other lists
 * extend {@link PageQueryOf}.
 */
export class PageQuery {
  @LimitField() limit: number = LIMIT_DEFAULT;
  @CursorField() cursor?: string;
}

/**
 * Returns a base class for the query of a list that is read page by page: `class EntryQuery extends
 * PageQueryOf([keyPart.digits]) {}`. Its `cursor` is the sort key of the last item of the previous
 * page, checked part by part; undefined for the first page.
 */
export function PageQueryOf<const Shape extends KeyShape>(shape: Shape) {
  class Query {
    @LimitField() limit: number = LIMIT_DEFAULT;
    @CursorField(shape) cursor?: KeyOf<Shape>;
  }
  return Query;
}

/** Query of a list that is sorted newest first, by an instant and an id. */
export class NewestFirstQuery extends PageQueryOf([keyPart.instant, keyPart.uuid]) {}

/**
 * Returns a base class for the response DTO of a page: `class ProjectPage extends
 * PageOf(ProjectView) {}`.
 */
export function PageOf<T>(item: Type<T>) {
  class Page {
    @ApiProperty({ type: [item] }) items: T[];
    @ApiProperty({
      type: 'string',
      nullable: true,
      description: 'Pass as cursor for the next page; null on the last',
    })
    nextCursor: string | null;
  }
  return Page;
}
