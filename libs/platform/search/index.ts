export {
  type Asked,
  type FindableKind,
  type Finder,
  Finders,
  Finds,
  type Found,
} from './finder.js';
export { type Matched, rankOf, readSought, type Sought } from './sought.js';
