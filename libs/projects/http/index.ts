export { LocationView, presentLocation } from './register.dto.js';
