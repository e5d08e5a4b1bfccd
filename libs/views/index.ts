export { viewsDomain } from './views.declaration.js';
