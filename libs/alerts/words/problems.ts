import { defineFactWords, defineProblems } from '#platform/problem';
import { wordDelivery } from '../texts/word-delivery.js';

/** Problems (error responses) of the domain `alerts`, with status and messages. */
export const alertsProblems = defineProblems('alerts', {
  ALERT_NOT_OPEN: { status: 409, zh: '该预警已不在待处理状态', en: 'This alert is no longer open' },
  ALERT_NOT_EXPLAINABLE: {
    status: 422,
    zh: '该预警的原因仍可消除，请按“怎样转绿”处理；只有无法再消除的才提交情况说明',
    en: 'The cause of this alert can still be removed; an explanation is taken only where nothing else is left',
  },
  COMMITTED_DAY_TOO_FAR: {
    status: 422,
    zh: '承诺日期最晚为 {last}，请核对年份',
    en: 'The committed day is {last} at the latest; check the year',
  },
  COMMITTED_DAY_IN_PAST: {
    status: 422,
    zh: '承诺日期不能早于今天（{today}）',
    en: 'The committed day cannot be before today ({today})',
  },
  CALENDAR_YEAR_KNOWN: {
    status: 409,
    zh: '{year} 年的日历已有数据，请修改该年',
    en: 'The calendar of {year} is known already; change that year instead',
  },
  CALENDAR_DAY_OF_OTHER_YEAR: {
    status: 422,
    zh: '{day} 不在 {year} 年',
    en: '{day} does not lie in {year}',
  },
  CALENDAR_DAY_TWICE: { status: 422, zh: '{day} 出现了两次', en: '{day} is named twice' },
  MAKE_UP_DAY_NOT_WEEKEND: {
    status: 422,
    zh: '{day} 不是周末，无需补班',
    en: '{day} is no day of a weekend, so it is worked anyway',
  },
  RULE_NOT_IN_FORCE: {
    status: 422,
    zh: '该规则在这一天并未生效',
    en: 'The rule is not in force on that day',
  },
  LINK_UNKNOWN: {
    status: 404,
    zh: '该链接无效，请从系统的预警列表中处理',
    en: 'This link is none of ours; use the list of alerts',
  },
  LINK_OF_ANOTHER: {
    status: 403,
    zh: '该链接是发给他人的',
    en: 'This link was made for another person',
  },
  LINK_USED: { status: 409, zh: '该链接已使用过', en: 'This link has been used' },
  LINK_EXPIRED: {
    status: 409,
    zh: '该链接已过期，请从系统的预警列表中处理',
    en: 'This link is too old; use the list of alerts',
  },
  RULE_UNKNOWN: { status: 422, zh: '没有这条规则', en: 'There is no such rule' },
  RULE_PARAMETER_UNKNOWN: {
    status: 422,
    zh: '该规则没有这个参数',
    en: 'The rule has no such parameter',
  },
  RULE_PARAMETER_MISSING: {
    status: 422,
    zh: '规则缺少一个参数',
    en: 'A parameter of the rule is missing',
  },
  RULE_PARAMETER_WRONG: {
    status: 422,
    zh: '规则参数的值不可用',
    en: 'The value of the parameter cannot be used',
  },
  RULE_VERSIONS_OVERLAP: {
    status: 409,
    zh: '与第 {version} 版（自 {from} 起）的生效日期重叠',
    en: 'Version {version}, in force from {from}, would share days with it',
  },
  LADDER_NOT_RISING: {
    status: 422,
    zh: '升级阶梯的工作日数须逐级增加',
    en: 'The working days of the escalation must rise from step to step',
  },
  SNOOZE_DAY_OUT_OF_RANGE: {
    status: 422,
    zh: '暂缓日期须在 {first} 至 {last} 之间',
    en: 'An alert is put off until a day from {first} to {last}',
  },
  ALERT_CHANNELS_FULL: {
    status: 409,
    zh: '最多可有 {most} 个预警通道，请先停用一个',
    en: 'A person has at most {most} channels; end one first',
  },
  URL_NOT_REACHED: {
    status: 422,
    zh: '不能使用这一地址：{why}',
    en: 'That address cannot be used: {why}',
  },
  CHANNEL_TEST_FAILED: {
    status: 422,
    zh: '测试消息未被接收：{why}',
    en: 'The test message was not taken: {why}',
  },
});

defineFactWords('alerts', {
  why: wordDelivery,
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    alerts: typeof alertsProblems;
  }
}
