export { field, type FieldOptions, type FieldRule } from './field.js';
export { CodeField, DayField, FenField, FlagField, IdField, InstantField, instantOf, MonthField, PeriodField, TextField, WholeField } from './fields.js';
export { CursorField, LIMIT_DEFAULT, LIMIT_MAX, LimitField, PageOf, PageQuery } from './paging.js';
