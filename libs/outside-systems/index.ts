export { outsideSystemsDomain } from './outside-systems.declaration.js';
