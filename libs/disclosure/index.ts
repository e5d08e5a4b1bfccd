export { disclosureDomain } from './disclosure.declaration.js';
