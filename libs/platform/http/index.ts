export { describeFormats } from './described-formats.js';
export { basePathOf } from './base-path.js';
export { AnswersFile } from './answers-file.js';
export { type ProxyFlaw, ProxyWatch } from './admission/proxy-watch.js';
export { checkAnnouncedBody, checkHead } from './admission/request-bounds.js';
export { accessOf } from './admission/route-access.js';
// Exported with `*`, because TypeScript does not allow other modules to extend an interface that is
// exported by its name.
export * from './can.js';
export {
  type Call,
  CurrentActor,
  CurrentCaller,
  CurrentDevice,
  CurrentReader,
  CurrentRequest,
  CurrentSession,
  Public,
  type Reader,
  SecretAddress,
  TakesFile,
  type TrackerReply,
  type TrackerRequest,
  callOf,
} from './call.js';
export { decodeCursor, encodeCursor, keyPart, pageOf, wholeList } from './cursor.js';
export {
  type Deprecation,
  FormerName,
  FormerlyCalled,
  FormerRoute,
  sayDeprecated,
} from './deprecation.js';
export { AlsoAnswers, describeAnswers } from './described-answers.js';
export { DiskRoomGuard } from './disk-room.guard.js';
export { IfMatch, Versioned, etagOf, versioned } from './etag.js';
export {
  FenField,
  FenListField,
  FenOrZeroField,
  PartFenField,
  SignedFenField,
} from './fields/amounts.js';
export { DecimalField } from './fields/decimal.js';
export { FIELD_CODES } from './fields/field-codes.js';
export { type FieldOptions, type FieldRule, field } from './fields/field.js';
export {
  CodeField,
  DayField,
  EmailField,
  FlagField,
  IdField,
  IdListField,
  InstantField,
  MonthField,
  PasswordField,
  PeriodField,
  Sha256Field,
  TextField,
  WholeField,
  instantOf,
} from './fields/fields.js';
export { NewestFirstQuery, PageOf, PageQuery, PageQueryOf } from './fields/paging.js';
export { PartField, PartListField } from './fields/parts.js';
export { IdempotentEdit, type IdempotentEditOptions } from './idempotent-edit.js';
export {
  DraftAsked,
  Filing,
  FilingOfEdit,
  type RequestedFiling,
  type RequestedFilingOfEdit,
} from './filing.js';
export { Idempotent, withUpload } from './idempotent.js';
export { InvalidInput, inputPipe } from './input.js';
export {
  codesOf,
  describedLists,
  describeLists,
  ListVocabulary,
  type LeavingList,
  ListFilesInterceptor,
  resolved,
  type Schema,
  type Schemas,
  wordsOf,
} from './lists/index.js';
export { LocatedAt, located } from './located-at.js';
export { type Timeouts, openFastify } from './open-fastify.js';
export { plainListening } from './plain-listening.js';
export { ProblemFilter } from './problem.filter.js';
export { isTls, reachedAt } from './public-address.js';
export { type PlaceRate, isSafe, kindOf } from './rate-limits/default-limits.js';
export { RateLimiter } from './rate-limits/rate-limiter.js';
export { MonthPipe, OrganisationCodePipe, RecordIdPipe } from './record-id.js';
export { serveWeb } from './serve-web.js';
export { fileRequired, receiveUpload, whileUploading } from './upload.js';
