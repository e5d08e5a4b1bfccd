import { type Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { field, type FieldOptions } from './field.js';
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
 * response.
 */
export const CursorField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    {
      code: 'CURSOR_INVALID',
      message: {
        zh: '翻页游标无效，请从第一页开始',
        en: 'The cursor is not one of ours; start from the first page',
      },
      accepted: { zh: '上一页返回的 nextCursor', en: 'the nextCursor of the page before' },
      read: (raw) =>
        typeof raw === 'string' && /^[A-Za-z0-9_-]{1,1500}$/.test(raw) ? raw : undefined,
      schema: { type: 'string', description: 'The nextCursor of the page before' },
    },
    { optional: true, nullable: false, ...options },
  );

/** Query parameters of a list that is read page by page. Lists with filters extend this class. */
export class PageQuery {
  @LimitField() limit: number = LIMIT_DEFAULT;
  @CursorField() cursor?: string;
}

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
