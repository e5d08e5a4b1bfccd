import type { Words } from '../handlers.js';

/** Names of the kinds of change requests, for mails. */
export const KIND_WORDS: Readonly<Record<string, Words>> = {
  'ledger-entries': { zh: '台账登记', en: 'Ledger entries' },
  import: { zh: '历史导入', en: 'File of history' },
  cost: { zh: '投资造价', en: 'Cost figure' },
  'year-plan': { zh: '年度计划', en: 'Year plan' },
  funding: { zh: '资金安排', en: 'Funding' },
  'special-bond': { zh: '专项债', en: 'Special bond' },
  'period-figure': { zh: '规划期投资', en: 'Plan-period figure' },
  target: { zh: '目标调整', en: 'Target' },
  rule: { zh: '预警规则', en: 'Alert rule' },
  'role-grant': { zh: '角色授予', en: 'Role' },
  'credential-reset': { zh: '登录凭证重置', en: 'Credential reset' },
  'contradiction-closure': { zh: '台账疑点销号', en: 'Ledger contradiction' },
  explanation: { zh: '预警情况说明', en: 'Explanation of an alert' },
  project: { zh: '项目登记', en: 'Register of projects' },
  'stage-move': { zh: '阶段变动', en: 'Stage' },
  'milestone-move': { zh: '节点调整', en: 'Milestone move' },
  rebaseline: { zh: '基线调整', en: 'New baseline' },
  reading: { zh: '指标目标读数', en: 'Reading' },
  transfer: { zh: '项目移交', en: 'Transfer' },
  return: { zh: '月报', en: 'Monthly return' },
  rating: { zh: '人工评级', en: 'Rating' },
  contract: { zh: '合同', en: 'Contract' },
  'disclosure-package': { zh: '项目公开', en: 'Disclosure' },
};

/** Kinds of requests that concern no project and are decided by a second administrator. */
const ADMINISTRATIVE = ['rule', 'role-grant', 'credential-reset', 'contradiction-closure'];

/** Kinds of requests about projects, which are decided at levels of review. */
export const LEVELLED_KINDS: readonly string[] = Object.keys(KIND_WORDS).filter(
  (kind) => !ADMINISTRATIVE.includes(kind),
);

const OTHER: Words = { zh: '申请', en: 'Change request' };

/** Returns the name of a kind of change requests; of a kind of another version, a general one. */
export const kindWords = (kind: string): Words => KIND_WORDS[kind] ?? OTHER;
