export { FenField, FenListField, FenOrZeroField, PartFenField, SignedFenField } from './amounts.js';
export { DecimalField } from './decimal.js';
export { field, type FieldOptions, type FieldRule } from './field.js';
export {
  CodeField,
  DayField,
  EmailField,
  FlagField,
  IdField,
  IdListField,
  InstantField,
  instantOf,
  MonthField,
  PasswordField,
  PeriodField,
  Sha256Field,
  TextField,
  WholeField,
} from './fields.js';
export {
  CursorField,
  LIMIT_DEFAULT,
  LIMIT_MAX,
  LimitField,
  NewestFirstQuery,
  PageOf,
  PageQuery,
  PageQueryOf,
} from './paging.js';
export { PartField, PartListField } from './parts.js';
