import type { zh } from '../zh/index.js';

/** English texts of the search. */
export const en: typeof zh = {
  words: {
    search: {
      open: 'Search',
      title: 'Find or go to',
      field: 'Name, initials in pinyin, code or document number',
      pages: 'Pages',
      looking: 'Searching…',
      found: '{{count}} found',
      none: 'Nothing found for “{{text}}”',
      hint: '↑↓ choose · Enter opens · Esc closes',
      inProject: '{{within}} · {{project}}',
    },
  },
  code: {},
};
