export { alertEntities } from './store/alert-rows.js';
