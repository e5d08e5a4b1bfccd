import type { zh } from '../zh/index.js';
import { app, failure, menu, signIn } from './app.js';
import { charts } from './charts.js';
import { code } from './code.js';
import { field, fieldFormat } from './field.js';
import { views } from './views.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = {
  words: { app, failure, menu, signIn, views, charts },
  code: { ...code, field, fieldFormat },
};
