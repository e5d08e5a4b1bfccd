import type { ListWords } from '#platform/declarations';

/** Words of the fields of the domain `documents` in lists that leave as files. */
export const documentsListWords: ListWords = {
  headings: {
    disclosure: { zh: '公开属性', en: 'Disclosure' },
    documentNumber: { zh: '文号', en: 'Document number' },
    issuedBy: { zh: '发文单位', en: 'Issued by' },
    issuedOn: { zh: '印发日期', en: 'Issued on' },
    issuer: { zh: '发文单位', en: 'Issuer' },
    linkedTo: { zh: '关联对象', en: 'Linked to' },
    location: { zh: '位置', en: 'Location' },
    mediaType: { zh: '文件类型', en: 'Media type' },
  },
  codes: {
    disclosure: {
      proactive: { zh: '主动公开', en: 'Disclosed' },
      'on-request': { zh: '依申请公开', en: 'On request' },
      withheld: { zh: '不予公开', en: 'Withheld' },
    },
  },
};
