export { searchDomain } from './search.declaration.js';
