import { FUNDING_SOURCES, ORIGINS } from '#ledger';
import { field, type FieldOptions } from '#platform/http';
import { STAGES } from '#projects';
import { NOT_RECORDED } from '../rules/spend-question.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const VALUES_MAX = 200;

/** How the values of a filter are written. */
interface FilterForm {
  of: RegExp | readonly string[];
  accepted: { zh: string; en: string };
  example: string;
  /** A text that may contain commas is one value. */
  single?: boolean;
}

const codes = (values: readonly string[]): FilterForm => ({
  of: values,
  accepted: {
    zh: `${values.join('、')}，可用逗号分隔多个`,
    en: `${values.join(', ')}; several are separated by commas`,
  },
  example: values[0] ?? '',
});
const ids: FilterForm = {
  of: UUID,
  accepted: { zh: 'UUID，可用逗号分隔多个', en: 'UUIDs, separated by commas' },
  example: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10',
};
const like = (of: RegExp, example: string): FilterForm => ({
  of,
  accepted: {
    zh: `例如 ${example}，可用逗号分隔多个`,
    en: `such as ${example}, separated by commas`,
  },
  example,
});
const texts: FilterForm = {
  of: /^[^\p{Cc}]{1,500}$/u,
  accepted: { zh: '1–500 个字符的文字', en: 'a text of 1 to 500 characters' },
  example: '拨款通知（示例）',
  single: true,
};

/** Forms of the filters that the third renderer knows. */
export const FILTER_FORMS = {
  plan: like(/^[a-z0-9][a-z0-9-]{0,62}$/, 'hangzhou-14fyp'),
  column: like(/^\d{1,4}$/, '10'),
  item: like(/^\d{1,4}-\d{1,4}$/, '10-1'),
  ids,
  person: like(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|service:[a-z-]{1,40})$/, ids.example),
  organisation: like(/^[a-z0-9][a-z0-9-]{0,62}$/, 'sample-transport'),
  stage: codes(STAGES),
  yearCategory: codes(['preparation', 'new-start', 'continuing', 'to-complete']),
  tier: codes(['flagship', 'standard']),
  flag: codes(['true', 'false']),
  year: like(/^(19|20|21)\d\d$/, '2024'),
  quarter: like(/^(19|20|21)\d\d-Q[1-4]$/, '2024-Q2'),
  month: like(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, '2024-06'),
  source: codes(FUNDING_SOURCES),
  composition: codes(['building', 'equipment', 'other', 'land']),
  origin: codes(ORIGINS),
  scope: like(/^[a-z0-9][a-z0-9-]{0,62}$/, 'full'),
  text: texts,
} as const;

/**
 * Declares a filter of the spend report: one or more values, separated by commas, or `none` for
 * what is not recorded.
 */
export function FilterField(
  { of, accepted, example, single = false }: FilterForm,
  options: FieldOptions = {},
): PropertyDecorator {
  const taken = (value: string): boolean =>
    value === NOT_RECORDED || (of instanceof RegExp ? of.test(value) : of.includes(value));
  return field<string[]>(
    {
      code: 'NOT_A_CODE',
      message: { zh: '筛选值写法不对', en: 'That is not a value of this filter' },
      accepted,
      read: (raw) => {
        if (typeof raw !== 'string') return undefined;
        const values = single ? [raw.normalize('NFC').trim()] : raw.split(',');
        const fits = values.length <= VALUES_MAX && values.every(taken);
        return fits && new Set(values).size === values.length ? values : undefined;
      },
      schema: { type: 'string', example },
    },
    { optional: true, nullable: false, ...options },
  );
}
