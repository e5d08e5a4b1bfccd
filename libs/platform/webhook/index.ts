export {
  AddressRefused,
  type PostAnswer,
  POSTING_MAX_MS,
  type Posting,
  postSafely,
  readTarget,
} from './post-safely.js';
export { retryAfterMs } from './retry-after.js';
