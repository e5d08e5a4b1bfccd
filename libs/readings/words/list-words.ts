import type { CodeWords, ListWords } from '#platform/declarations';

/** Texts of codes that lists of other domains hold too. */
export const STATE_OF_EVALUATED_TARGET: CodeWords = {
  attained: { zh: '已达成', en: 'Attained' },
  'on-track': { zh: '符合进度', en: 'On track' },
  behind: { zh: '落后', en: 'Behind' },
  missed: { zh: '未达成', en: 'Missed' },
  'not-evaluable': { zh: '无法判定', en: 'Cannot be evaluated' },
};

/** Texts of codes that lists of other domains hold too. */
export const REASON_OF_STANDING: CodeWords = {
  'no-reading': { zh: '尚无读数', en: 'no value recorded' },
  'no-figure': { zh: '规划未给数值', en: 'the plan states no figure' },
  reached: { zh: '已达到目标值', en: 'the figure is reached' },
  kept: { zh: '保持底线', en: 'the floor is kept' },
  broken: { zh: '低于底线', en: 'the floor is broken' },
  'on-path': { zh: '不低于序时', en: 'on its path' },
  'below-path': { zh: '低于序时', en: 'below its path' },
  'no-path': { zh: '缺少基数，不能推算进度', en: 'without a base no path can be drawn' },
  'day-passed': { zh: '已过期限', en: 'its day has passed' },
  'years-missing': { zh: '缺少部分年份读数', en: 'values of some years are missing' },
};

/** Words of the fields of the domain `readings` in lists that leave as files. */
export const readingsListWords: ListWords = {
  headings: { filedByName: { zh: '报送人', en: 'Filed by' } },
  codes: { 'ReadingDto.state': STATE_OF_EVALUATED_TARGET, 'ReadingDto.reason': REASON_OF_STANDING },
};
