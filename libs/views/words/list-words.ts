import type { ListWords } from '#platform/declarations';

/** Words of the fields of the domain `views` in lists that leave as files. */
export const viewsListWords: ListWords = {
  headings: {
    filters: { zh: '筛选', en: 'Filters' },
    own: { zh: '本人的', en: 'Own' },
    page: { zh: '页面', en: 'Page' },
    savedByName: { zh: '保存人', en: 'Saved by' },
    shared: { zh: '共享', en: 'Shared with' },
  },
  codes: {
    'ViewDto.page': {
      projects: { zh: '项目总表', en: 'Projects' },
      alerts: { zh: '预警', en: 'Alerts' },
      'change-requests': { zh: '待办审核', en: 'Change requests' },
      supervision: { zh: '督办', en: 'Supervision' },
      findings: { zh: '审计发现', en: 'Findings' },
      procedures: { zh: '前期手续', en: 'Procedures' },
      layers: { zh: '三层对照', en: 'Three layers' },
      deliveries: { zh: '通知记录', en: 'Notifications' },
      record: { zh: '操作记录', en: 'Audit log' },
    },
    shared: {
      nobody: { zh: '仅本人', en: 'Nobody' },
      organisation: { zh: '本单位', en: 'The organisation' },
      everybody: { zh: '所有人', en: 'Everybody' },
    },
  },
};
