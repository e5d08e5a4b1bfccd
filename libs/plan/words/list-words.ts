import type { ListWords } from '#platform/declarations';

/** Words of the fields of the domain `plan` in lists that leave as files. */
export const planListWords: ListWords = {
  headings: {
    chapter: { zh: '章', en: 'Chapter' },
    chapterTitle: { zh: '章名', en: 'Title of the chapter' },
    comparator: { zh: '关系', en: 'Comparator' },
    dueOn: { zh: '到期日', en: 'Due on' },
    measure: { zh: '衡量指标', en: 'Measure' },
    part: { zh: '篇', en: 'Part' },
    place: { zh: '所在条目', en: 'Place in the plan' },
    plan: { zh: '规划', en: 'Plan' },
  },
  codes: {
    comparator: {
      '>=': { zh: '≥', en: '≥' },
      '>': { zh: '>', en: '>' },
      '=': { zh: '=', en: '=' },
      '~': { zh: '≈', en: '≈' },
      '<=': { zh: '≤', en: '≤' },
      '<': { zh: '<', en: '<' },
      range: { zh: '区间', en: 'range' },
      'by-date': { zh: '按期达成', en: 'by the date' },
      'in-step': { zh: '同步', en: 'in step' },
      'province-assigned': { zh: '省下达指标', en: 'assigned by the province' },
    },
    'IndicatorRateDto.kind': {
      annual: { zh: '年均', en: 'Annual' },
      cumulative: { zh: '五年累计', en: 'Over five years' },
    },
  },
};
