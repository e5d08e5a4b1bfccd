import {
  CodeField,
  DayField,
  field,
  keyPart,
  MonthField,
  PageOf,
  PageQueryOf,
  PartField,
  PartListField,
  TextField,
  WholeField,
} from '#platform/http';
import type { Day, Month } from '#values';
import type { ListedSystem } from '../queries/outside-systems.js';
import {
  COLUMNS_MAX,
  OUTSIDE_FIELDS,
  OUTSIDE_UNITS,
  type OutsideField,
  type OutsideUnit,
} from '../rules/outside-column.js';
import { DEADLINE_KINDS, type OutsideDeadline } from '../rules/outside-deadline.js';

const SYSTEM_CODE = '^[a-z][a-z0-9-]{0,39}$';

/** Declares the code of a system: that of the ids by which it knows projects. */
const SystemCodeField = (): PropertyDecorator =>
  field<string>(
    {
      code: 'NOT_A_CODE',
      message: {
        zh: '代码须为小写字母、数字与连字符，以字母开头，最长 40 个字符',
        en: 'A code has lower-case letters, digits and hyphens, at most 40, and begins with a letter',
      },
      accepted: { zh: '例如 statistics', en: 'such as statistics' },
      read: (raw) =>
        typeof raw === 'string' && new RegExp(SYSTEM_CODE).test(raw) ? raw : undefined,
      schema: { type: 'string', pattern: SYSTEM_CODE, example: 'statistics' },
    },
    { description: 'also the system of the ids by which it knows projects' },
  );

/** A column of another system's sheet, in a request and a response. */
export class OutsideColumnDto {
  @TextField({ max: 100, example: '项目编码' }) heading: string;
  @CodeField(OUTSIDE_FIELDS) field: OutsideField;
}

/** The last day for a month's figures, in the following month. */
export class OutsideDeadlineDto {
  @CodeField(DEADLINE_KINDS) kind: OutsideDeadline['kind'];
  @WholeField({ min: 1, max: 31, description: 'the nth (working) day of the following month' })
  number: number;
}

/** Request body that describes another system from a day on. */
export class NewOutsideSystemBody {
  @SystemCodeField() code: string;
  @TextField({ max: 100, example: '省重大项目平台（示例）' }) name: string;
  @PartListField(() => OutsideColumnDto, { min: 1, max: COLUMNS_MAX }) columns: OutsideColumnDto[];
  @CodeField(OUTSIDE_UNITS, { description: 'yuan, 10,000 yuan or 100 million yuan' })
  unit: OutsideUnit;
  @PartField(() => OutsideDeadlineDto) deadline: OutsideDeadlineDto;
  @DayField() validFrom: Day;
}

/** Query of the list of systems. */
export class OutsideSystemsQuery extends PageQueryOf([keyPart.text, keyPart.day, keyPart.uuid]) {}

/** Month of a workbook. */
export class OutsideWorkbookQuery {
  @MonthField() month: Month;
}

/** How another system takes a month's figures, from a day on. */
export class OutsideSystemDto {
  id: string;
  code: string;
  name: string;
  columns: OutsideColumnDto[];
  unit: OutsideUnit;
  deadline: OutsideDeadlineDto;
  validFrom: string;
  /** the day before the next description of this system begins; null for the newest one */
  validUntil: string | null;
}

/** Descriptions of other systems. */
export class OutsideSystemPageDto extends PageOf(OutsideSystemDto) {}

/** Converts a description of another system to its response DTO. */
export const presentSystem = (system: ListedSystem): OutsideSystemDto => ({
  id: system.id,
  code: system.code,
  name: system.name,
  columns: system.columns,
  unit: system.unit,
  deadline: system.deadline,
  validFrom: system.validFrom,
  validUntil: system.validUntil,
});
