export { lastTimesSince, noteLastTime } from './last-times.js';
export { learnAddress, noteAddress } from './tracker-address.js';
