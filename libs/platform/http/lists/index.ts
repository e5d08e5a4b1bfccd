export { type DescribedList, describedLists, describeLists } from './described-lists.js';
export { codesOf, resolved, type Schema, type Schemas, wordsOf } from './list-columns.js';
export {
  type LeavingList,
  type ListFileServices,
  ListFilesInterceptor,
} from './list-files.interceptor.js';
export { ListVocabulary } from './list-vocabulary.js';
