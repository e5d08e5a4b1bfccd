import { field, type FieldOptions, type FieldRule } from '#platform/http';

/** What is accepted as the code of a plan. */
export const PLAN_CODE: FieldRule<string> = {
  code: 'NOT_A_PLAN_CODE',
  message: {
    zh: '须为小写字母、数字与连字符，最长 40 个字符',
    en: 'Lower-case letters, digits and hyphens, at most 40',
  },
  accepted: { zh: '例如 hangzhou-15fyp', en: 'such as hangzhou-15fyp' },
  read: (raw) =>
    typeof raw === 'string' && /^[a-z0-9][a-z0-9-]{0,39}$/.test(raw) ? raw : undefined,
  schema: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,39}$', example: 'hangzhou-15fyp' },
};

/** Declares the code of a plan, such as `hangzhou-14fyp`. */
export const PlanCodeField = (options: FieldOptions = {}): PropertyDecorator =>
  field(PLAN_CODE, options);
