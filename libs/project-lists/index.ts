export { projectListsDomain } from './project-lists.declaration.js';
