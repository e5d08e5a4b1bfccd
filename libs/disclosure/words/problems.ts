import { defineProblems } from '#platform/problem';

/** Problems of the domain `disclosure`, with their messages in both languages. */
export const disclosureProblems = defineProblems('disclosure', {
  DISCLOSURE_NAMES_PERSON: {
    status: 422,
    zh: '拟公开的文字里有系统内人员的姓名；公开内容不得含个人姓名，请先修改原文或不选该类内容',
    en: 'A text to be published names a person with an account; change the text, or leave that kind of content out',
  },
  DISCLOSURE_NAMES_WITHHELD: {
    status: 422,
    zh: '拟公开的文字里提到了不予公开的项目；请先修改原文或不选该类内容',
    en: 'A text to be published names a project that is withheld; change the text, or leave that kind of content out',
  },
  DISCLOSURE_DAYS: {
    status: 422,
    zh: '拟公开的日期不成立：计划完工早于开工，或实际日期晚于今天',
    en: 'Days to be published cannot be right: the end lies before the start, or a done day after today',
  },
  DISCLOSURE_NOT_PUBLISHED: {
    status: 409,
    zh: '该公开包没有可下载的文件：尚未批准，或属于不予公开',
    en: 'The package has no file: it is not approved yet, or its projects are withheld',
  },
  NOTHING_PUBLISHED: {
    status: 404,
    zh: '您可见的项目中还没有已公开的项目；请先报送公开包并经批准',
    en: 'None of the projects that you may read was published yet; submit a package and have it approved',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    disclosure: typeof disclosureProblems;
  }
}
