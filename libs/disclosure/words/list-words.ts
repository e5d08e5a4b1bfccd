import type { ListWords } from '#platform/declarations';

/** Words of the fields of the domain `disclosure` in lists that leave as files. */
export const disclosureListWords: ListWords = {
  headings: {
    fields: { zh: '公开内容', en: 'Fields' },
    publishedAt: { zh: '公开时间', en: 'Published at' },
    publishedOn: { zh: '公开日期', en: 'Published on' },
    tier: { zh: '层级', en: 'Tier' },
  },
  codes: {
    tier: {
      flagship: { zh: '标志性项目', en: 'Flagship' },
      standard: { zh: '一般', en: 'Standard' },
    },
    'DisclosurePackageDto.tier': {
      public: { zh: '公开', en: 'Public' },
      internal: { zh: '内部', en: 'Internal' },
      withheld: { zh: '不予公开', en: 'Withheld' },
    },
    'DisclosurePackageDto.fields': {
      description: { zh: '概况', en: 'Description' },
      location: { zh: '位置', en: 'Location' },
      period: { zh: '计划工期', en: 'Planned period' },
      budget: { zh: '投资额与年度计划', en: 'Budget and year plans' },
      spend: { zh: '完成、到位与支付', en: 'Spending' },
      milestones: { zh: '节点', en: 'Milestones' },
      documents: { zh: '文件目录', en: 'Documents' },
    },
  },
};
