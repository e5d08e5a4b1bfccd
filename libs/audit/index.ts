export { type Deed, recordDeed } from './commands/record-deed.js';
export { type DeedFilters, listDeeds, type RecordedDeed } from './queries/list-deeds.js';
