import { field, type FieldOptions } from '#platform/http';

/** Declares the code of an organisation: lower-case letters, digits and hyphens. */
export const OrganisationCodeField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    {
      code: 'NOT_A_UNIT_CODE',
      message: {
        zh: '须为小写字母、数字与连字符，以字母或数字开头，最长 63 个字符',
        en: 'Lower-case letters, digits and hyphens, beginning with a letter or digit, at most 63',
      },
      accepted: { zh: '例如 metro-group', en: 'such as metro-group' },
      read: (raw) =>
        typeof raw === 'string' && /^[a-z0-9][a-z0-9-]{0,62}$/.test(raw) ? raw : undefined,
      schema: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$', example: 'metro-group' },
    },
    options,
  );
