export { ratingsDomain } from './ratings.declaration.js';
