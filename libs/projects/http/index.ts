export { LocationView, presentLocation } from './register-views.dto.js';
