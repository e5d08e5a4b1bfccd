import { ApiProperty } from '@nestjs/swagger';
import { CodeField, field, keyPart, PageOf, PageQueryOf, TextField } from '#platform/http';
import type { ListedView } from '../queries/views.js';
import {
  FILTER_VALUE_MAX,
  type Filters,
  FILTERS_MAX,
  readFilters,
  type Sharing,
  SHARINGS,
  VIEW_NAME_MAX,
  VIEW_PAGES,
  type ViewPage,
} from '../rules/view.js';

const FILTERS = {
  type: 'object',
  additionalProperties: { type: 'string' },
  example: { kind: 'investment', flagship: 'true' },
} as const;

/** Declares the field with the filters of a view: texts by the names of parameters. */
const FiltersField = (): PropertyDecorator =>
  field<Filters>(
    {
      code: 'NOT_PARAMETERS',
      message: {
        zh: `须为“参数名: 文字”的对象，至多 ${FILTERS_MAX} 项，每项至多 ${FILTER_VALUE_MAX} 个字符`,
        en: `An object of texts by name, at most ${FILTERS_MAX} of ${FILTER_VALUE_MAX} characters each`,
      },
      accepted: { zh: '例如 {"kind": "investment"}', en: 'such as {"kind": "investment"}' },
      read: readFilters,
      schema: FILTERS,
    },
    { description: 'the query of the address of the page' },
  );

/** Query of the list of views. */
export class ViewsQuery extends PageQueryOf([keyPart.flag, keyPart.text, keyPart.uuid]) {
  @CodeField(VIEW_PAGES, { optional: true, nullable: false, description: 'only of this page' })
  page?: ViewPage;
}

/** Request body that keeps the filters of a list under a name. */
export class NewViewBody {
  @CodeField(VIEW_PAGES) page: ViewPage;
  @TextField({ max: VIEW_NAME_MAX, example: '红灯旗舰项目（示例）' }) name: string;
  @FiltersField() filters: Filters;
  @CodeField(SHARINGS, { description: 'who sees it besides its owner' }) shared: Sharing;
}

/** The filters of a list that a person keeps under a name; it shows what its reader may see. */
export class ViewDto {
  id: string;
  page: ViewPage;
  name: string;
  /** the query of the address of the page */
  @ApiProperty(FILTERS)
  filters: Record<string, string>;
  shared: Sharing;
  /** whether it belongs to the reader */
  own: boolean;
  savedByName: string | null;
  createdAt: string;
}

/** Views of a reader and those shared with the reader. */
export class ViewPageDto extends PageOf(ViewDto) {}

/** Converts a view to its response DTO. */
export const presentView = (view: ListedView): ViewDto => ({
  id: view.id,
  page: view.page,
  name: view.name,
  filters: view.filters,
  shared: view.shared,
  own: view.own,
  savedByName: view.savedByName,
  createdAt: view.createdAt.toISOString(),
});
