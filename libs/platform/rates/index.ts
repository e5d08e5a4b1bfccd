export { ownCounters, RateCounters, sharedCounters, type TakeRequest } from './rate-counters.js';
