import type { ListWords } from '#platform/declarations';

/** Words of the fields of the domain `search` in lists that leave as files. */
export const searchListWords: ListWords = {
  headings: {
    kindName: { zh: '类别名称', en: 'Name of the kind' },
    within: { zh: '所属', en: 'Belongs to' },
  },
};
