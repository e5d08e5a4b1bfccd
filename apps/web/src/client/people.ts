import { api, type Schema } from './api.js';
import { usePages } from './paged.js';
import { dataOf } from './problem.js';

export type Person = Schema<'ListedPersonView'>;

/** Everybody with an account, by address. */
export const usePeople = () => usePages<Person>(['people'], (cursor) => dataOf(api.GET('/api/people', { params: { query: { limit: 100, cursor } } })));
