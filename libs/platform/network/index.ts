export { type AllowList, parseAllowList } from './address-guard.js';
export { isWithin } from './address-ranges.js';
export { carriedAddress } from './carried-address.js';
export { networkOf } from './network-of.js';
