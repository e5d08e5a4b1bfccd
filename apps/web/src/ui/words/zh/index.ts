import { app, failure, menu, signIn } from './app.js';
import { code } from './code.js';
import { field, fieldFormat } from './field.js';
import { views } from './views.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = {
  words: { app, failure, menu, signIn, views },
  code: { ...code, field, fieldFormat },
};
