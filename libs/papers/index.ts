export { papersDomain } from './papers.declaration.js';
