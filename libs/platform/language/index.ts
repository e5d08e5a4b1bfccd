export type { Language } from './language.js';
export { wordAmount } from './word-amount.js';
